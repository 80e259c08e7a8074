import {expect, test} from 'vitest';
import {arrivalText, dataText} from '../../../source/records/text/record-text.js';

const record = {SequenceNumber: '1', PartitionKey: 'user-1', Data: new TextEncoder().encode('Füße\n')};

test.each([
	['in ISO 8601', new Date(Date.UTC(2026, 0, 1, 12, 30)), '2026-01-01T12:30:00.000Z'],
	['at the epoch', new Date(0), '1970-01-01T00:00:00.000Z'],
	['that is no time, as a dash', new Date(NaN), '-'],
	['that the endpoint did not send, as a dash', undefined, '-'],
])('an arrival is shown %s', (_name, arrival, text) => {
	expect(arrivalText(arrival === undefined ? record : {...record, ApproximateArrivalTimestamp: arrival})).toBe(text);
});

test('data is shown as text if it is text, and in base64 otherwise', () => {
	expect(dataText(record)).toBe('Füße\n');
	expect(dataText({...record, Data: Uint8Array.of(0xFF, 0, 0x61)})).toBe('base64:/wBh');
});
