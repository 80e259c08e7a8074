#!/bin/sh
# Watches a stream and tells a phone when it is silent or its reader falls behind: ./alert.sh clicks https://ntfy.example.com/on-call
clickmon tail --stream "$1" --alert silence:5m --alert lag:1m --alerts-only --exit-on-alert
if [ $? -eq 1 ]; then
	curl --data "$1 needs a look" "$2"
fi
