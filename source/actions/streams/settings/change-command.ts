import type {StreamSummary} from '../../../service/stream.js';
import {kinesisWords} from '../../aws-command.js';
import type {SettingChange} from './setting-change.js';

// What the short form of a map takes: a key of these letters, a value that begins with no quotation mark, bracket or equals sign. Source: the AWS CLI's shorthand parser.
const PLAIN_KEY = /^[\w#\-.\/:]+$/v;
const PLAIN_VALUE = /^(?:[^\s"',=\[\]\{\}][^"',\[\]\{\}]*)?$/v;

/**
Tags as the AWS CLI takes them: `team=web,cost=5`, or JSON where the short form would be read otherwise.
*/
const mapWords = (tags: ReadonlyMap<string, string>): string => [...tags].every(([key, value]) => PLAIN_KEY.test(key) && PLAIN_VALUE.test(value))
	? [...tags].map(([key, value]) => `${key}=${value}`).join(',')
	: JSON.stringify(Object.fromEntries(tags));

/**
The words of the equivalent `aws` command, after `aws` and unquoted.
*/
export const changeCommand = (change: SettingChange, {name, arn}: Pick<StreamSummary, 'name' | 'arn'>): readonly string[] => {
	const byName = {'stream-name': name};
	switch (change.setting) {
		case 'retention': {
			return kinesisWords(`${change.to > change.from ? 'increase' : 'decrease'}-stream-retention-period`, {...byName, 'retention-period-hours': change.to});
		}

		case 'max-record-size': {
			return kinesisWords('update-max-record-size', {'stream-arn': arn, 'max-record-size-in-ki-b': change.to});
		}

		case 'mode': {
			return kinesisWords('update-stream-mode', {'stream-arn': arn, 'stream-mode-details': `StreamMode=${change.to}`});
		}

		case 'encryption': {
			return change.to === undefined
				? kinesisWords('stop-stream-encryption', {...byName, 'encryption-type': 'KMS', 'key-id': change.from!})
				: kinesisWords('start-stream-encryption', {...byName, 'encryption-type': 'KMS', 'key-id': change.to});
		}

		case 'shard-metrics': {
			return kinesisWords(`${change.to > change.from ? 'enable' : 'disable'}-enhanced-monitoring`, {...byName, 'shard-level-metrics': 'ALL'});
		}

		case 'tag': {
			return kinesisWords('add-tags-to-stream', {...byName, tags: mapWords(change.to)});
		}

		case 'untag': {
			return [...kinesisWords('remove-tags-from-stream', byName), '--tag-keys', ...change.from.keys()];
		}
	}
};
