import type {Seen} from './seen/seen.js';

/**
What a step's texts and commands depend on.
*/
export type LabContext = {
	readonly streamName: string;
	readonly region: string;
	readonly isEmbedded: boolean;
	readonly openShardCount: number | undefined;
	/**
	The id of an open shard, for commands that name one.
	*/
	readonly shardId: string;
	readonly streamArn: string | undefined;
};

/**
What to type instead of pressing a key.
*/
export type LabCommand =
	/**
	The words after `aws`: region and endpoint are added, and the line is quoted for the shell.
	*/
	| {readonly type: 'aws'; readonly words: readonly string[]}
	/**
	The same, with the output of another one as its last word; sh and PowerShell agree on how.
	*/
	| {readonly type: 'aws-of-aws'; readonly words: readonly string[]; readonly inner: readonly string[]}
	/**
	The words after `clickmon`, where the AWS CLI has nothing of the kind.
	*/
	| {readonly type: 'clickmon'; readonly words: readonly string[]}
	/**
	Variables of the shell.
	*/
	| {readonly type: 'variables'; readonly values: Readonly<Record<string, string>>};

/**
What proves something, in words that name it, and when it was seen (clock time in ms).
*/
export type Evidence = {
	readonly at: number;
	readonly text: string;
};

/**
One thing to see: a predicate over what was observed, and over nothing else.
*/
export type Check = {
	readonly id: string;
	/**
	A few words for a person: `a closed parent, read to its end`.
	*/
	readonly label: string;
	/**
	False when nobody who comes later can know it: `lab --check` says null then, unless it sees it happen.
	*/
	readonly isVisibleLater: boolean;
	see(seen: Seen): Evidence | undefined;
};

/**
A question before the deed: people remember what surprised them.
*/
export type Guess = {
	readonly question: string;
	readonly options: readonly string[];
	/**
	Which option it turned out to be, counted from 0, and why; undefined while that is not to be seen.
	*/
	outcome(seen: Seen): {readonly option: number; readonly words: string} | undefined;
};

export type LabStep = {
	readonly number: number;
	readonly id: string;
	readonly title: string;
	/**
	Two plain sentences at most.
	*/
	readonly why: string;
	readonly do: {
		/**
		The key of the dashboard, as the key table names it; undefined when there is nothing to press.
		*/
		readonly key: string | undefined;
		/**
		What to do, in one sentence that names the key.
		*/
		readonly words: string;
		command(context: LabContext): LabCommand | undefined;
	};
	/**
	What to look at.
	*/
	readonly look: string;
	readonly checks: readonly Check[];
	readonly isOptional: boolean;
	/**
	Whether what it proves goes with the stream.
	*/
	readonly dependsOnStream: boolean;
	/**
	What it costs on AWS; undefined when it costs nothing.
	*/
	readonly costs: string | undefined;
	readonly guess: Guess | undefined;
	/**
	After a while without progress: what is seen instead, and what to do about it.
	*/
	hint(seen: Seen, context: LabContext): string;
};
