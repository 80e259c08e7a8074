"""A consumer that goes on after a reshard: python consumer.py

The lab's own consumer ends when its shard closes. This one reads each shard to its end and
then the shards that came of it, so that no key's order breaks.
"""
import json
import os
import time

import boto3

stream = os.getenv("STREAM", "clickstream-lab")
kinesis = boto3.client("kinesis")


def shards():
    for page in kinesis.get_paginator("list_shards").paginate(StreamName=stream):
        yield from page["Shards"]


def iterator(shard_id):
    answer = kinesis.get_shard_iterator(StreamName=stream, ShardId=shard_id, ShardIteratorType="TRIM_HORIZON")
    return answer["ShardIterator"]


listed = list(shards())
known = {shard["ShardId"] for shard in listed}
# A shard whose parents are still there waits for them.
reading = {
    shard["ShardId"]: iterator(shard["ShardId"])
    for shard in listed
    if shard.get("ParentShardId") not in known and shard.get("AdjacentParentShardId") not in known
}
ended = set()

while reading:
    for shard_id in list(reading):
        answer = kinesis.get_records(ShardIterator=reading[shard_id], Limit=100)
        for record in answer["Records"]:
            print(shard_id, record["PartitionKey"], json.loads(record["Data"]))
        if "NextShardIterator" in answer:
            reading[shard_id] = answer["NextShardIterator"]
            continue
        # The shard is closed and read to its end.
        del reading[shard_id]
        ended.add(shard_id)
        for child in answer.get("ChildShards", []):
            if child["ShardId"] not in reading and all(parent in ended for parent in child["ParentShards"] if parent in known):
                known.add(child["ShardId"])
                reading[child["ShardId"]] = iterator(child["ShardId"])
    time.sleep(1)
