import type {FeedRecord} from '../../../monitor/snapshot.js';
import type {Filter} from '../../../records/filter/filter.js';
import type {RecordFields} from '../../../records/record-json.js';
import {userRecordsOf} from '../../../records/unpack/unpack.js';

type Found = {readonly source: FeedRecord; readonly filter: Filter | undefined; readonly userRecords: readonly RecordFields[]};

// The record that is open is asked for with every frame.
let found: Found | undefined;

const find = ({shardId, record}: FeedRecord, filter: Filter | undefined): readonly RecordFields[] => {
	const all = userRecordsOf(record);
	return filter && all.length > 1 ? all.filter(userRecord => filter.matches({shardId, record: userRecord})) : all;
};

/**
The user records of an aggregate that the filter lets pass, as they were put; any other record is its own one.
*/
export const shownUserRecords = (source: FeedRecord, filter: Filter | undefined): readonly RecordFields[] => {
	if (found?.source !== source || found.filter !== filter) {
		found = {source, filter, userRecords: find(source, filter)};
	}

	return found.userRecords;
};
