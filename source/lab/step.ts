import type {Seen} from './seen/seen.js';

/**
What the texts and commands of a step depend on.
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
	The same, but its last word is the output of another command. The syntax is the same in sh and PowerShell.
	*/
	| {readonly type: 'aws-of-aws'; readonly words: readonly string[]; readonly inner: readonly string[]}
	/**
	The words after `clickmon`, if the AWS CLI has no such command.
	*/
	| {readonly type: 'clickmon'; readonly words: readonly string[]}
	/**
	Variables of the shell.
	*/
	| {readonly type: 'variables'; readonly values: Readonly<Record<string, string>>};

/**
The evidence in words, and when it was seen (clock time in ms).
*/
export type Evidence = {
	readonly at: number;
	readonly text: string;
};

/**
One thing to see. It depends only on observations.
*/
export type Check = {
	readonly id: string;
	/**
	A few words for a person: `a closed parent, read to its end`.
	*/
	readonly label: string;
	/**
	False if it cannot be known later: `lab --check` then says null, unless it sees it happen.
	*/
	readonly isVisibleLater: boolean;
	see(seen: Seen): Evidence | undefined;
};

/**
A question before the step: people remember surprises.
*/
export type Guess = {
	readonly question: string;
	readonly options: readonly string[];
	/**
	The right option, counted from 0, and why; undefined until the stream shows it.
	*/
	outcome(seen: Seen): {readonly option: number; readonly words: string} | undefined;
};

export type LabStep = {
	readonly number: number;
	readonly id: string;
	readonly title: string;
	/**
	At most two plain sentences.
	*/
	readonly why: string;
	readonly do: {
		/**
		The key of the dashboard, as the key table names it; undefined without a key.
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
	Whether its evidence is forgotten when the stream is gone.
	*/
	readonly dependsOnStream: boolean;
	/**
	What it costs on AWS; undefined when it costs nothing.
	*/
	readonly costs: string | undefined;
	readonly guess: Guess | undefined;
	/**
	After a while without progress: what the stream shows instead, and what to do.
	*/
	hint(seen: Seen, context: LabContext): string;
};
