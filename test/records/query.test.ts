import {describe, expect, test} from 'vitest';
import {createQuery} from '../../source/records/query.js';

const line = {shardId: 'shardId-000000000000', partitionKey: 'user-3', data: {user: {id: 42}, items: [{price: 9.5}, {price: 20}]}};

// Source: jmespath.org/specification.html.
test.each([
	['data.user.id', 42],
	['[partitionKey, data.user.id]', ['user-3', 42]],
	['{key: partitionKey, dear: data.items[?price > `10`].price | [0]}', {key: 'user-3', dear: 20}],
	['length(data.items)', 2],
	['data.nothing.here', null],
	['@', line],
])('%s', (expression, expected) => {
	expect(createQuery(expression)).toMatchObject({search: expect.any(Function) as unknown});
	const query = createQuery(expression);
	expect('search' in query && query.search(line)).toEqual(expected);
});

describe('what is wrong is said with its place', () => {
	test.each([
		['', 0, 'it ends too early'],
		['data.', 5, 'it ends too early'],
		['data.items[?price', 17, 'it ends too early'],
		['"open', 5, 'it ends too early'],
		['data.user id', 10, '“id” cannot stand there'],
		['a..b', 2, '“.b” cannot stand there'],
		['data.#x', 5, '“#x” cannot stand there'],
		['a]', 1, '“]” cannot stand there'],
		['data.sizes.nosuch(@)', 11, 'there is no function nosuch()'],
	])('%s', (expression, position, message) => {
		expect(createQuery(expression)).toEqual({position, message});
	});
});

describe('digits beyond those of a double', () => {
	const json = '{"a":{"id":9007199254740993,"n":[1,12345678901234567890]},"b":7}';
	const searched = (expression: string) => {
		const query = createQuery(expression);
		if ('message' in query) {
			throw new Error(query.message);
		}

		const {value, isRounded} = query.searchText(json);
		return [JSON.stringify(value), isRounded];
	};

	test.each([
		['a.id', '9007199254740993', false],
		['a', '{"id":9007199254740993,"n":[1,12345678901234567890]}', false],
		['{x: a.n[1], y: b}', '{"x":12345678901234567890,"y":7}', false],
		['b', '7', false],
		['a.nothing', 'null', false],
		['a.id > `9007199254740992`', 'false', true],
		['a.n[?@ > `5`]', '[12345678901234567000]', true],
		['sum(a.n)', '12345678901234567000', true],
	])('%s is %s', (expression, result, isRounded) => {
		expect(searched(expression)).toEqual([result, isRounded]);
	});
});
