import {expect, test} from 'vitest';
import {parseConfigFile} from '../../../source/command-line/config-file/parse-config-file.js';
import {lastingOptions} from '../../../source/commands/registry.js';
import {UserError} from '../../../source/user-error.js';

const now = Date.parse('2026-03-01T12:00:00Z');

const read = (text: string) => parseConfigFile('c.json', text, now);

const refusalOf = (text: string): string => {
	try {
		read(text);
	} catch (error) {
		if (error instanceof UserError && error.exitCode === 2) {
			return error.message;
		}
	}

	throw new Error(`${text} is not refused`);
};

test.each([
	['{}', {}],
	['{"region": "eu-central-1", "rate": 50, "read-only": true}', {region: 'eu-central-1', rate: '50', 'read-only': true}],
	['{"read-only": false, "fan-out": false}', {'read-only': undefined, 'fan-out': undefined}],
	['{"fan-out": true}', {'fan-out': ''}],
	['{"fan-out": "me"}', {'fan-out': 'me'}],
	['{"alert": ["lag>30s", "rate<1"]}', {alert: ['lag>30s', 'rate<1']}],
	['{"alert": "lag>30s"}', {alert: ['lag>30s']}],
	['{\n\t// ours\n\t"stream": "clicks", /* all of it */\n\t"from": "15m",\n}', {stream: 'clicks', from: '15m'}],
])('%s', (text, flags) => {
	expect(read(text)).toEqual({path: 'c.json', flags});
});

test.each([
	['', 'c.json, line 1: this is no JSON: Unexpected end of input found.'],
	['{\n"rate": 1\n"users": 2}', 'c.json, line 3: this is no JSON: Unexpected token String found.'],
	['{"stream": "clicks", "region": }', 'c.json, line 1: this is no JSON: Unexpected token “}” found.'],
	['{"rate": \u{1B}}', 'c.json, line 1: this is no JSON: Unexpected character \'␛\' found.'],
	['['.repeat(100_000), /^c.json: this is no JSON: /v],
	['[]', 'c.json: it wants one JSON object of options, such as {"region": "eu-central-1"}.'],
	['{\n"regoin": "x"}', 'c.json, line 2: there is no option “regoin”; did you mean region?'],
	['{"__proto__": "x"}', 'c.json, line 1: there is no option “__proto__”; clickmon --help lists them.'],
	['{"toString": "x"}', 'c.json, line 1: there is no option “toString”; clickmon --help lists them.'],
	['{"yes": true}', 'c.json, line 1: “yes” is nothing that lasts: give --yes on the command line, each time that you mean it.'],
	['{"checkpoint": "f"}', /“checkpoint” is nothing that lasts/v],
	['{"rate": 1,\n\n"rate": 2}', 'c.json, line 3: “rate” stands here for the second time: give it once.'],
	['{"rate": "fast"}', 'c.json, line 1: “rate” does not take “fast”: it wants events per second, from 0.01 to 1,000,000.'],
	['{"rate": null}', 'c.json, line 1, “rate”: it takes one text or number, as in --rate R.'],
	['{"alert": ["lag>30s", "age>30s"]}', /^c.json, line 1: “alert” does not take “age>30s”/v],
	['{"alert": [1, null]}', 'c.json, line 1, “alert”: it takes a list of texts, as in --alert CONDITION.'],
	['{"stream": ["a"]}', 'c.json, line 1, “stream”: it takes one text or number, as in --stream NAME.'],
	['{"read-only": "yes"}', 'c.json, line 1, “read-only”: a switch is true or false.'],
	['{"from": "2026-03-01T13:00:00Z"}', /“from” does not take .* a time that is not in the future/v],
	['{"poll-interval": 5}', /“poll-interval” does not take “5”: it wants a time/v],
])('refuses %s', (text, message) => {
	expect(refusalOf(text)).toMatch(message);
});

test('each option that lasts has a check, but for the switches', () => {
	expect(lastingOptions.map(({name}) => name)).toContain('rate');
	for (const {name, takes, read: check} of lastingOptions) {
		expect(takes === 'nothing', name).toBe(check === undefined);
	}
});
