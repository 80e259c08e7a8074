import {avroReader, type AvroReader} from '../avro/avro-decoder.js';

/**
A version of a schema as the registry has it, or why it is not known. What is `forAll` holds for every other version too: nothing more is asked.
*/
export type RegistryAnswer =
	| {readonly format: string; readonly definition: string; readonly name: string}
	| {readonly reason: string; readonly isForAll?: boolean};

/**
Asks the registry for the version of this id. Never rejects.
*/
export type SchemaRegistry = (schemaVersionId: string) => Promise<RegistryAnswer>;

/**
What is known of a schema.
*/
export type KnownSchema =
	| {readonly read: AvroReader; readonly name: string}
	| {readonly reason: string; readonly waitsFor?: Promise<void>};

/**
A stream has few schemas: only one that was made to keep the registry busy has more.
*/
const MAX_ASKED = 200;

let registry: SchemaRegistry | undefined;
let known = new Map<string, KnownSchema>();
let refusal: string | undefined;
let news = 0;
let tell = () => {}; // eslint-disable-line @typescript-eslint/no-empty-function

/**
Sets where schemas come from, for the whole process; `onNews` is called when records may be decoded that could not be before.
*/
export const setSchemaRegistry = (source: SchemaRegistry | undefined, onNews: () => void = () => undefined): void => {
	registry = source;
	known = new Map();
	refusal = undefined;
	tell = onNews;
	news++;
};

/**
Grows whenever a record may be decoded that could not be before: what was made of such records is made anew.
*/
export const schemaNews = (): number => news;

const readerOf = (answer: RegistryAnswer): KnownSchema => {
	if ('reason' in answer) {
		return {reason: answer.reason};
	}

	const {format, definition, name} = answer;
	if (format === 'PROTOBUF') {
		return {reason: `its schema ${name} is Protobuf: --decode protobuf:FILE:TYPE takes a descriptor set of it`};
	}

	if (format !== 'AVRO') {
		return {reason: `its schema ${name} is for ${format}, which it is not`};
	}

	try {
		return {read: avroReader(definition), name};
	} catch (error) {
		return {reason: `its schema ${name} is not understood: ${(error as Error).message}`};
	}
};

const ask = async (source: SchemaRegistry, id: string): Promise<void> => {
	const asked = known;
	const answer = await source(id);
	// Another session may have begun.
	if (asked !== known) {
		return;
	}

	if ('reason' in answer && answer.isForAll === true) {
		refusal = answer.reason;
	}

	known.set(id, readerOf(answer));
	news++;
	tell();
};

/**
The schema of an id; each is asked for once, when it is first met.
*/
export const schemaOf = (id: string): KnownSchema => {
	const found = known.get(id);
	if (found) {
		return found;
	}

	if (!registry || refusal !== undefined) {
		return {reason: refusal ?? 'no schema registry is asked here'};
	}

	if (known.size >= MAX_ASKED) {
		return {reason: `the registry was asked for ${MAX_ASKED} schemas already`};
	}

	// The promise is stored before anything can be answered.
	const waiting = Promise.withResolvers<void>();
	const schema: KnownSchema = {reason: 'its schema is being asked for', waitsFor: waiting.promise};
	known.set(id, schema);
	void ask(registry, id).finally(waiting.resolve);
	return schema;
};
