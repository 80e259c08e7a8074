"""The lab's producer, against `clickmon local`: two click events a second until Ctrl+C.

Set the environment lines that `clickmon local` prints, create the stream, then: python producer.py
"""
import datetime
import json
import os
import random
import time
import uuid

import boto3

stream = os.getenv("STREAM", "clickstream-lab")
kinesis = boto3.client("kinesis")

users = [f"user-{number}" for number in range(1, 6)]
pages = ["/", "/home", "/products", "/cart", "/checkout"]

while True:
    event = {
        "event_id": str(uuid.uuid4()),
        "user_id": random.choice(users),
        "url": random.choice(pages),
        "ts": datetime.datetime.now(datetime.timezone.utc).isoformat(),
    }
    # The partition key decides the shard: one user's events stay in one shard, in order.
    answer = kinesis.put_record(StreamName=stream, Data=json.dumps(event), PartitionKey=event["user_id"])
    print(answer["ShardId"], event["user_id"], event["url"])
    time.sleep(0.5)
