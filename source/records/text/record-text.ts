import type {RecordFields} from '../record-json.js';
import {decodeUtf8, toBase64} from './decode.js';

/**
When a record arrived, in ISO 8601 (UTC); `-` where the endpoint sends no time, or none that can be.
*/
export const arrivalText = ({ApproximateArrivalTimestamp: arrival}: RecordFields): string =>
	Number.isNaN(Number(arrival)) ? '-' : arrival!.toISOString();

/**
The data as text, or in base64 where it is none. Not cleaned.
*/
export const dataText = ({Data}: RecordFields): string => decodeUtf8(Data) ?? `base64:${toBase64(Data)}`;
