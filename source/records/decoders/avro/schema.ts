import {Damage} from '../damage.js';

/**
A type of an Avro schema. Names stand for the type that has them, which may be inside itself.
*/
export type AvroType =
	| AvroPrimitive
	| {readonly kind: 'fixed'; readonly name: string; readonly size: number; readonly logical?: Logical}
	| {readonly kind: 'enum'; readonly name: string; readonly symbols: readonly string[]}
	| {readonly kind: 'record'; readonly name: string; readonly fields: Array<{readonly name: string; readonly type: AvroType}>}
	| {readonly kind: 'list' | 'map'; readonly items: AvroType}
	| {readonly kind: 'union'; readonly branches: readonly AvroType[]};

export type AvroPrimitive = {readonly kind: (typeof primitives)[number]; readonly logical?: Logical};

export type Logical = {readonly name: string; readonly scale: number};

export type AvroSchema = {
	readonly type: AvroType;
	/**
	By full name.
	*/
	readonly named: ReadonlyMap<string, AvroType>;
};

type Members = Readonly<Record<string, unknown>>;

const primitives = ['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string'] as const;

const isPrimitive = (name: unknown): name is (typeof primitives)[number] => (primitives as readonly unknown[]).includes(name);

/**
A larger scale is made to fill the memory with zeros.
*/
const MAX_SCALE = 400;

const logicalOf = ({logicalType: name, scale = 0}: Members): {readonly logical?: Logical} => {
	const isScale = typeof scale === 'number' && Number.isSafeInteger(scale) && scale >= 0 && scale <= MAX_SCALE;
	return isScale && typeof name === 'string' ? {logical: {name, scale}} : {};
};

const fullName = ({name, namespace}: Members, outer: string): string => {
	if (typeof name !== 'string' || name === '') {
		throw new Damage('a type in the schema has no name');
	}

	const space = typeof namespace === 'string' ? namespace : outer;
	return space === '' || name.includes('.') ? name : `${space}.${name}`;
};

const namespaceOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf('.')));

/**
Resolves names while it reads. Source: Apache Avro specification 1.12, "Schema Declaration".
*/
class SchemaReader {
	readonly named = new Map<string, AvroType>();

	#reference(name: string, namespace: string): AvroType {
		if (isPrimitive(name)) {
			return {kind: name};
		}

		const type = this.named.get(namespace === '' || name.includes('.') ? name : `${namespace}.${name}`) ?? this.named.get(name);
		if (!type) {
			throw new Damage(`the schema does not say what ${name} is`);
		}

		return type;
	}

	#declared(schema: Members, namespace: string): AvroType {
		const {type} = schema;
		if (isPrimitive(type)) {
			return {kind: type, ...logicalOf(schema)};
		}

		switch (type) {
			case 'array': {
				return {kind: 'list', items: this.read(schema.items, namespace)};
			}

			case 'map': {
				return {kind: 'map', items: this.read(schema.values, namespace)};
			}

			case 'record':
			case 'error': {
				return this.#record(schema, fullName(schema, namespace));
			}

			case 'enum': {
				const symbols = Array.isArray(schema.symbols) ? schema.symbols.filter(symbol => typeof symbol === 'string') : [];
				return this.#keep({kind: 'enum', name: fullName(schema, namespace), symbols});
			}

			case 'fixed': {
				if (!Number.isSafeInteger(schema.size) || Number(schema.size) < 0) {
					throw new Damage('a fixed type in the schema has no size');
				}

				return this.#keep({
					kind: 'fixed', name: fullName(schema, namespace), size: Number(schema.size), ...logicalOf(schema),
				});
			}

			default: {
				// A type may stand in an object of its own.
				return this.read(type, namespace);
			}
		}
	}

	#record(schema: Members, name: string): AvroType {
		if (!Array.isArray(schema.fields)) {
			throw new Damage(`the schema does not say what fields ${name} has`);
		}

		const record = {kind: 'record' as const, name, fields: [] as Array<{readonly name: string; readonly type: AvroType}>};
		this.#keep(record);
		for (const field of schema.fields as readonly Members[]) {
			if (typeof field.name !== 'string') {
				throw new Damage(`a field of ${name} has no name`);
			}

			record.fields.push({name: field.name, type: this.read(field.type, namespaceOf(name))});
		}

		return record;
	}

	#keep<Type extends AvroType & {readonly name: string}>(type: Type): Type {
		if (this.named.has(type.name)) {
			throw new Damage(`the schema has ${type.name} twice`);
		}

		this.named.set(type.name, type);
		return type;
	}

	read(schema: unknown, namespace: string): AvroType {
		if (typeof schema === 'string') {
			return this.#reference(schema, namespace);
		}

		if (Array.isArray(schema)) {
			return {kind: 'union', branches: schema.map(branch => this.read(branch, namespace))};
		}

		if (typeof schema !== 'object' || schema === null) {
			throw new Damage('the schema is no Avro schema');
		}

		return this.#declared(schema as Members, namespace);
	}
}

/**
The types of a schema, parsed from its JSON. Throws Damage.
*/
export const readSchema = (json: string): AvroSchema => {
	let schema: unknown;
	try {
		schema = JSON.parse(json);
	} catch {
		throw new Damage('the schema is no JSON');
	}

	const reader = new SchemaReader();
	return {type: reader.read(schema, ''), named: reader.named};
};

/**
The type of a name, which may leave out its namespace. Throws Damage, which names those that there are.
*/
export const typeNamed = ({named}: AvroSchema, name: string): AvroType => {
	const found = [...named].filter(([full]) => full === name || full.endsWith(`.${name}`));
	const exact = named.get(name) ?? (found.length === 1 ? found[0]![1] : undefined);
	if (!exact) {
		throw new Damage(`the schema has ${found.length === 0 ? 'no' : 'more than one'} ${name}; it has ${[...named.keys(), ...(named.size === 0 ? ['no names'] : [])].join(', ')}`);
	}

	return exact;
};

/**
As a person calls it: Avro shop.Order.
*/
export const formatOf = (type: AvroType): string => 'name' in type ? `Avro ${type.name}` : 'Avro';
