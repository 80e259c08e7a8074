import type {StreamSummary} from '../../../service/stream.js';
import {kinesisWords, option} from '../../aws-command.js';
import type {SettingChange} from './setting-change.js';

// The CLI would open such a file, or read such a page. Source: https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html
const READ_FROM_ELSEWHERE = /^(?:fileb?|https?):\/\//v;

// What the short form of a map takes: a key of these letters, and a value that begins with no equals sign and neither begins nor ends with a blank, or else stands in single quotes. Source: the AWS CLI's shorthand parser.
const PLAIN_KEY = /^[\w#\-.\/:]+$/v;
const PLAIN_VALUE = /^(?:[\w+\-.\/:@](?:[\w +\-.\/:=@]*[\w+\-.\/:=@])?)?$/v;

/**
Tags as the AWS CLI takes them: `team=web,cost=5`, or JSON where the short form would be read otherwise.
*/
const tagsWord = (tags: ReadonlyMap<string, string>): string => [...tags].every(([key, value]) => PLAIN_KEY.test(key) && !READ_FROM_ELSEWHERE.test(key) && !value.includes('\''))
	? [...tags].map(([key, value]) => `${key}=${PLAIN_VALUE.test(value) ? value : `'${value}'`}`).join(',')
	: JSON.stringify(Object.fromEntries(tags));

/**
Keys as the CLI takes them: one after the other, or JSON where one of several would be read as an option or as the name of a file.
*/
const tagKeysWords = (keys: readonly string[]): readonly string[] => {
	if (keys.some(key => READ_FROM_ELSEWHERE.test(key)) || (keys.length > 1 && keys.some(key => key.startsWith('-')))) {
		return ['--tag-keys', JSON.stringify(keys)];
	}

	return keys.length === 1 ? option('tag-keys', keys[0]!) : ['--tag-keys', ...keys];
};

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
			return kinesisWords('add-tags-to-stream', {...byName, tags: tagsWord(change.to)});
		}

		case 'untag': {
			return [...kinesisWords('remove-tags-from-stream', byName), ...tagKeysWords(change.from.keys().toArray())];
		}
	}
};
