type Members = Readonly<Record<string, unknown>>;

const KEPT = ['name', 'type', 'fields', 'symbols', 'items', 'values', 'size'] as const;

const PRIMITIVES: ReadonlySet<unknown> = new Set(['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string']);

const inSpace = (name: string, namespace: string): string => namespace === '' || name.includes('.') ? name : `${namespace}.${name}`;

/**
A schema in the one form that all ways to write it share. Source: Apache Avro specification 1.12, "Parsing Canonical Form".
*/
const canonical = (schema: unknown, outer: string): string => {
	if (typeof schema === 'string') {
		return JSON.stringify(PRIMITIVES.has(schema) ? schema : inSpace(schema, outer));
	}

	if (Array.isArray(schema)) {
		return `[${schema.map(branch => canonical(branch, outer)).join(',')}]`;
	}

	const members = schema as Members;
	if (typeof members.type !== 'string' || PRIMITIVES.has(members.type)) {
		return canonical(members.type, outer);
	}

	const name = typeof members.name === 'string' ? inSpace(members.name, typeof members.namespace === 'string' ? members.namespace : outer) : undefined;
	const space = name === undefined ? outer : name.slice(0, Math.max(0, name.lastIndexOf('.')));
	const parts = KEPT.filter(key => Object.hasOwn(members, key)).map(key => `"${key}":${partOf(key, members[key], name, space)}`);
	return `{${parts.join(',')}}`;
};

const partOf = (key: (typeof KEPT)[number], value: unknown, name: string | undefined, space: string): string => {
	switch (key) {
		case 'name': {
			return JSON.stringify(name);
		}

		case 'fields': {
			return `[${(value as readonly Members[]).map(field => `{"name":${JSON.stringify(field.name)},"type":${canonical(field.type, space)}}`).join(',')}]`;
		}

		case 'items':
		case 'values': {
			return canonical(value, space);
		}

		case 'type':
		case 'symbols':
		case 'size': {
			return JSON.stringify(value);
		}
	}
};

const EMPTY = 0xC1_5D_21_3A_A4_D7_A7_95n;

/* eslint-disable no-bitwise -- A sum of bits. */
const table = (): readonly bigint[] => Array.from({length: 256}, (_, byte) => {
	let sum = BigInt(byte);
	for (let bit = 0; bit < 8; bit++) {
		sum = (sum >> 1n) ^ (EMPTY & -(sum & 1n));
	}

	return BigInt.asUintN(64, sum);
});

/**
The CRC-64 by which data in single-object encoding names its schema, least significant byte first. Source: Apache Avro specification 1.12, "Schema Fingerprints". The schema was read before.
*/
export const fingerprintOf = (schema: string): Uint8Array => {
	const sums = table();
	let sum = EMPTY;
	for (const byte of new TextEncoder().encode(canonical(JSON.parse(schema), ''))) {
		sum = (sum >> 8n) ^ sums[Number((sum ^ BigInt(byte)) & 0xFFn)]!;
	}

	const fingerprint = new Uint8Array(8);
	new DataView(fingerprint.buffer).setBigUint64(0, sum, true);
	return fingerprint;
};
/* eslint-enable no-bitwise */
