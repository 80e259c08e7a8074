"""A boto3 consumer as the click-stream lab has it: one shard from its beginning, each record parsed and printed.

usage: consumer.py ENDPOINT RECORDS [LIMIT PAUSE]; the lab's are 100 records a call and a pause of 1 s.
"""
import json
import sys
import time

import boto3

endpoint, wanted = sys.argv[1], int(sys.argv[2])
limit, pause = (int(sys.argv[3]), float(sys.argv[4])) if len(sys.argv) > 3 else (100, 1)
kinesis = boto3.client("kinesis", endpoint_url=endpoint)
shards = kinesis.list_shards(StreamName="clickstream-lab")["Shards"]
iterator = kinesis.get_shard_iterator(
    StreamName="clickstream-lab", ShardId=shards[0]["ShardId"], ShardIteratorType="TRIM_HORIZON"
)["ShardIterator"]

count = 0
while count < wanted:
    answer = kinesis.get_records(ShardIterator=iterator, Limit=limit)
    iterator = answer["NextShardIterator"]
    for record in answer["Records"]:
        print("Got:", json.loads(record["Data"].decode("utf-8")))
    count += len(answer["Records"])
    if pause:
        time.sleep(pause)
