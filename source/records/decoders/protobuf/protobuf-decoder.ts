import type {DescMessage, FileRegistry, Message} from '@bufbuild/protobuf';
import {toBase64} from '../../text/decode.js';
import {contentDecoder, type Content} from '../content-decoder.js';
import {Damage} from '../damage.js';
import type {Decoder} from '../decoder.js';
import type * as library from './library.js';

type Library = typeof library;

const isMessage = (value: unknown): value is Message => typeof value === 'object' && value !== null && '$typeName' in value;

type Unknown = {readonly in: string; readonly field: number; readonly wireType: number; readonly data: string};

/**
The fields of a message, and of those in it, that their types do not know: a newer writer has them. The depth was bounded when it was read.
*/
const unknownIn = (value: unknown): readonly Unknown[] => {
	if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) {
		return [];
	}

	const own = isMessage(value)
		? (value.$unknown ?? []).map(({no, wireType, data}): Unknown => ({
			in: value.$typeName, field: no, wireType, data: toBase64(data),
		}))
		: [];
	const inside = Object.entries(value).filter(([name]) => name !== '$unknown').flatMap(([, member]) => unknownIn(member));
	return [...own, ...inside];
};

/**
The message in JSON as protobuf maps it: whole numbers of 64 bits are texts with all digits. What the type does not know stands in `unknownFields`.
*/
const messageText = ({fromBinary, toJson}: Library, data: Uint8Array, type: DescMessage, registry: FileRegistry): string => {
	const message = fromBinary(type, data);
	const json = toJson(type, message, {registry, useProtoFieldName: true});
	const unknown = unknownIn(message);
	if (unknown.length === 0) {
		return JSON.stringify(json);
	}

	// Read as a wrong type, nearly any message has fields that the type does not know, and no other.
	const members = typeof json === 'object' && json !== null ? Object.entries(json) : [];
	if (members.length === 0 || Array.isArray(json) || Object.hasOwn(json as Record<string, unknown>, 'unknownFields')) {
		throw new Damage(`its fields are not those of ${type.typeName}`);
	}

	return JSON.stringify(Object.fromEntries([...members, ['unknownFields', unknown]]));
};

const messagesIn = (registry: FileRegistry): readonly DescMessage[] => [...registry].filter(one => one.kind === 'message');

/**
Those of files that are not Google's own.
*/
const ownMessages = (registry: FileRegistry): readonly DescMessage[] => messagesIn(registry).filter(({typeName}) => !typeName.startsWith('google.protobuf.'));

const MAX_NAMED = 8;

const typeOf = (registry: FileRegistry, name: string | undefined): DescMessage => {
	const own = ownMessages(registry);
	const found = name === undefined ? own : messagesIn(registry).filter(({typeName}) => typeName === name || typeName.endsWith(`.${name}`));
	const exact = found.find(({typeName}) => typeName === name) ?? (found.length === 1 ? found[0] : undefined);
	if (!exact) {
		const names = own.slice(0, MAX_NAMED).map(({typeName}) => typeName).join(', ');
		throw new Damage(name === undefined ? `the descriptor set has several messages: name one of ${names}` : `the descriptor set has no message ${name}; it has ${names === '' ? 'none' : names}`);
	}

	return exact;
};

/**
What a message says.
*/
export type ProtobufReader = (data: Uint8Array) => Content;

/**
Reads messages of one type of a descriptor set (`protoc --include_imports --descriptor_set_out`). It loads the library. Throws Damage for a file that is none, and for a type that is not in it.
*/
export const protobufReader = async (descriptorSet: Uint8Array, typeName?: string): Promise<ProtobufReader> => {
	const loaded = await import('./library.js');
	const {createFileRegistry, fromBinary, FileDescriptorSetSchema} = loaded;
	let registry: FileRegistry;
	try {
		registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, descriptorSet));
	} catch (error) {
		throw new Damage(`it is no descriptor set of protoc: ${(error as Error).message}`);
	}

	const type = typeOf(registry, typeName);
	return data => ({json: messageText(loaded, data, type, registry), format: `Protobuf ${type.typeName}`});
};

/**
The decoder for `--decode protobuf:FILE:TYPE`. Throws as `protobufReader` does.
*/
export const protobufDecoder = async (descriptorSet: Uint8Array, typeName?: string): Promise<Decoder> =>
	contentDecoder({name: 'Protobuf', canDecode: () => true, read: await protobufReader(descriptorSet, typeName)});
