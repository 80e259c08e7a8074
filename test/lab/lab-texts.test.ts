import {describe, expect, test} from 'vitest';
import wrapAnsi from 'wrap-ansi';
import {glossary} from '../../source/lab/glossary.js';
import {verdictOf} from '../../source/lab/lab-check.js';
import {labReport, withoutAccounts} from '../../source/lab/report.js';
import {labSteps} from '../../source/lab/steps.js';
import {
	START,
	USERS,
	closed,
	createScene,
	lower,
	split,
	upper,
	whole,
} from './scene.js';

const context = {
	streamName: 'clickstream-lab', region: 'us-east-1', isEmbedded: true, openShardCount: 1, shardId: 'shardId-000000000000', streamArn: 'arn:aws:kinesis:us-east-1:123456789012:stream/clickstream-lab',
};

const linesOf = (text: string, width: number) => wrapAnsi(text, width).split('\n').length;

describe('the glossary', () => {
	test('has the twelve terms of the screen', () => {
		expect(glossary.map(({term}) => term).toSorted((a, b) => a.localeCompare(b))).toEqual([
			'at tip', 'consumer', 'fan-out', 'hash key', 'iterator', 'partition key', 'record', 'reshard', 'retention', 'sequence number', 'shard', 'throttled',
		]);
	});

	test.each(glossary.map(({term, meaning}) => [term, meaning]))('%s in two lines at most', (_term, meaning) => {
		expect(linesOf(meaning, 72)).toBeLessThanOrEqual(2);
	});
});

describe.each(labSteps.map(step => [`${step.number} ${step.title}`, step] as const))('step %s', (_name, step) => {
	test('says why in two sentences, and everything in few lines', () => {
		expect(step.why.split(/(?<=[.:?]) /v).length).toBeLessThanOrEqual(4);
		expect(step.why.split(/(?<=\.) /v).length).toBeLessThanOrEqual(3);
		expect(linesOf(step.why, 70)).toBeLessThanOrEqual(3);
		expect(linesOf(step.do.words, 70)).toBeLessThanOrEqual(2);
	});

	test('hints at each stage of the lab are one sentence or two, never empty', () => {
		const scene = createScene();
		for (const advance of [() => scene.begun(), () => scene.created(), () => scene.records(whole.shardId, USERS), () => scene.stream({openShardCount: 2}).shards(...split), () => scene.see({type: 'absent'})]) {
			advance();
			expect(step.hint(scene.progress.seen, context).length).toBeGreaterThan(20);
			expect(linesOf(step.hint(scene.progress.seen, context), 70)).toBeLessThanOrEqual(3);
		}
	});
});

const proved = () => createScene().created()
	.records(whole.shardId, [...USERS, ...USERS, ...USERS]).pass(1)
	.stream({openShardCount: 2}).shards(...split)
	.see({type: 'shard-ended', shardId: closed.shardId}).pass(1)
	.records(lower.shardId, ['user-2']).records(upper.shardId, ['user-1']).pass(1);

test('a guess is told how it turned out, from what happened', () => {
	const scene = createScene().created();
	expect(labSteps[4]!.guess!.outcome(scene.progress.seen)).toBeUndefined();
	expect(labSteps[4]!.guess!.outcome(proved().progress.seen)).toEqual({
		option: 1, words: 'user-2, user-3, user-4 and user-5 to shard 1; user-1 to shard 2: the MD5 decides, and chance is not even.',
	});
});

describe('lab --check', () => {
	test('says null of what cannot be known from outside', () => {
		const scene = createScene().connect().stream({openShardCount: 2}).shards(...split);
		const verdicts = scene.progress.steps.map(step => verdictOf(step));
		expect(verdicts.map(({passed}) => passed)).toEqual([true, true, false, null, null, null, null, null, null]);
		expect(verdicts[4]!.checks.map(({passed}) => passed)).toEqual([true, null, null]);
		expect(verdicts[4]!.evidence).toBe('shard 0 closed, shards 1 and 2 came of it');
	});

	test('says false of a stream of two shards that was never scaled', () => {
		const scene = createScene().connect().stream({openShardCount: 2}).shards({...lower, parentShardId: undefined}, {...upper, parentShardId: undefined});
		expect(verdictOf(scene.progress.steps[4]!)).toMatchObject({passed: false, evidence: null});
	});
});

describe('the report', () => {
	const input = () => {
		const scene = proved().see({
			type: 'latency', mode: 'polling', p50: 512, p99: 1004,
		}).see({type: 'absent'});
		return {
			at: scene.now,
			beganAt: START,
			steps: scene.progress.steps,
			guesses: new Map([['scale', 0]]),
			commands: [{at: START, text: 'scale to 2', command: 'aws kinesis update-shard-count --stream-arn arn:aws:kinesis:us-east-1:123456789012:stream/clickstream-lab'}],
			seen: scene.progress.seen,
			cost: 'would cost $0.030 an hour on AWS',
		};
	};

	test('has the steps with their times and evidence, guesses, figures and commands', () => {
		const report = labReport(input());
		expect(report).toContain('6 of 9 steps were done.'.replace('6', '5'));
		expect(report).toMatch(/^## 4 ✓ Scale \(\d\d:\d\d:\d\d, on a stream that is gone\)$/mv);
		expect(report).toMatch(/^- ✓ \d\d:\d\d:\d\d shard 0 read to its end before shards 1 and 2 began$/mv);
		expect(report).toContain('## 5 · Too fast (not shown)');
		expect(report).toContain('Guess: evenly: two and three. It turned out: wrong. user-2, user-3');
		expect(report).toContain('- Put to read, polling: 512 ms (p50), 1,004 ms (p99)');
		expect(report).toContain('- Cost: would cost $0.030 an hour on AWS');
	});

	test('has of an account the last four digits', () => {
		const report = labReport(input());
		expect(report).not.toContain('123456789012');
		expect(report).toContain('`aws kinesis update-shard-count --stream-arn arn:aws:kinesis:us-east-1:********9012:stream/clickstream-lab`');
	});

	test.each([
		['http://me:secret@127.0.0.1:4567/', 'http://127.0.0.1:4567/'],
		['4966098765432109876543210', '4966098765432109876543210'],
	])('%s is written as %s', (text, written) => {
		expect(withoutAccounts(text)).toBe(written);
	});
});
