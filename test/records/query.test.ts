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
