# Watches a stream and tells a phone when it is silent or its reader falls behind: .\alert.ps1 clicks https://ntfy.example.com/on-call
param($Stream, $Address)
clickmon tail --stream $Stream --alert silence:5m --alert lag:1m --alerts-only --exit-on-alert
if ($LASTEXITCODE -eq 1) {
	Invoke-RestMethod -Method Post -Body "$Stream needs a look" -Uri $Address
}
