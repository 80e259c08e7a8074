import {badValue} from './values.js';

const kinds = ['messagepack', 'cbor', 'avro', 'protobuf', 'dynamodb', 'cloudwatch-logs'] as const;

export type DecodingKind = (typeof kinds)[number];

/**
A schema's file and the type in it that counts.
*/
export type SchemaPlace = {readonly file: string; readonly typeName: string | undefined};

/**
What records are decoded as.
*/
export type Decoding = {
	readonly kind: DecodingKind;
	/**
	Where its schema may be, to be tried in this order: a colon may be part of a file's name, or stand before the type. Empty for kinds that need none.
	*/
	readonly places: readonly SchemaPlace[];
};

const otherNames: Readonly<Record<string, DecodingKind>> = {
	msgpack: 'messagepack', 'message-pack': 'messagepack', proto: 'protobuf', cloudwatch: 'cloudwatch-logs',
};

const WITH_FILE: ReadonlySet<DecodingKind> = new Set(['avro', 'protobuf']);

// The rest of a path behind its drive letter has a slash in it, so C:\x\y.avsc has no type.
const WITH_TYPE = /^(?<file>.+):(?<type>[A-Z_a-z][\w.]*)$/v;

const placesOf = (text: string): readonly SchemaPlace[] => {
	const {file, type} = WITH_TYPE.exec(text)?.groups ?? {};
	return [{file: text, typeName: undefined}, ...(file === undefined ? [] : [{file, typeName: type}])];
};

const isKind = (text: string): text is DecodingKind => (kinds as readonly string[]).includes(text);

const kindOf = (text: string): DecodingKind | undefined => {
	const name = text.toLowerCase();
	return isKind(name) ? name : (Object.hasOwn(otherNames, name) ? otherNames[name] : undefined);
};

/**
`KIND[:FILE[:TYPE]]`: `cbor`, `avro:order.avsc`, `protobuf:C:\schemas\shop.pb:shop.Order`. Throws a UserError.
*/
export const decoding = (name: string, text: string): Decoding => {
	const colon = text.indexOf(':');
	const kind = kindOf(colon === -1 ? text : text.slice(0, colon));
	const rest = colon === -1 ? '' : text.slice(colon + 1);
	if (kind === undefined) {
		throw badValue(name, text, `${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1)!}, and for avro and protobuf a file: avro:order.avsc, protobuf:shop.pb:shop.Order`);
	}

	if (rest === '' && WITH_FILE.has(kind)) {
		throw badValue(name, text, kind === 'avro'
			? 'a file with the schema behind it: avro:order.avsc'
			: 'a file that protoc --include_imports --descriptor_set_out has made: protobuf:shop.pb:shop.Order');
	}

	if (rest !== '' && !WITH_FILE.has(kind)) {
		throw badValue(name, text, `${kind} alone: it has no schema`);
	}

	return {kind, places: rest === '' ? [] : placesOf(rest)};
};
