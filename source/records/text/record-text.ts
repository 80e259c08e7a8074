import type {RecordFields} from '../record-json.js';
import {decodeUtf8, toBase64} from './decode.js';

/**
The arrival time of a record, in ISO 8601 (UTC); `-` if the endpoint sends no valid time.
*/
export const arrivalText = ({ApproximateArrivalTimestamp: arrival}: RecordFields): string =>
	Number.isNaN(Number(arrival)) ? '-' : arrival!.toISOString();

/**
The data as text, or in base64 if it is not text. Not sanitized.
*/
export const dataText = ({Data}: RecordFields): string => decodeUtf8(Data) ?? `base64:${toBase64(Data)}`;
