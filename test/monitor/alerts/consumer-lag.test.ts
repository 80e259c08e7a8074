import {expect, test} from 'vitest';
import {alertText} from '../../../source/monitor/alerts/alert-text.js';
import {changeJson} from '../../../source/monitor/alerts/alert-json.js';
import {createAlertWatch} from '../../../source/monitor/alerts/alert-watch.js';
import type {AlertLook} from '../../../source/monitor/alerts/measuring.js';
import {threshold} from '../../../source/commands/options/alert-options.js';
import {shardIdOf} from '../../helpers/lease-rows.js';

const MINUTE = 60_000;

type Table = NonNullable<AlertLook['consumers']>['tables'][number];

const table = (name: string, lags: ReadonlyArray<number | undefined>): Table => ({
	table: name,
	scan: {shards: lags.map((lag, shard) => ({shardId: shardIdOf(shard), lag: lag === undefined ? undefined : {milliseconds: lag, kind: 'estimate'}}))},
}) as unknown as Table;

const look = (at: number, tables?: readonly Table[]): AlertLook => ({
	at, totalRecords: 0, arrivedPerSecond: undefined, shards: [], consumers: tables && {tables},
});

test('names the consumer that is furthest behind, and its shard', () => {
	const watch = createAlertWatch([threshold('--alert', 'consumer-lag:5m')], 0);
	const tables = [table('mail', [1000, undefined]), table('orders', [4 * MINUTE, 6 * MINUTE])];
	expect(watch.next(look(0, tables))).toEqual([]);
	const [change] = watch.next(look(2000, tables));
	expect(alertText(change!.alert)).toBe('consumer-lag>5m: the consumer orders is 6m behind on shard 1');
	expect(changeJson(change!)).toMatchObject({
		measure: 'consumer-lag', value: 6 * MINUTE, unit: 'ms', consumer: 'orders', shardId: shardIdOf(1),
	});
});

test('a table that was not scanned yet does not hide the others; of two that are as late, the first is named', () => {
	const watch = createAlertWatch([threshold('--alert', 'consumer-lag:5m')], 0);
	const tables = [{table: 'new', scan: undefined} as unknown as Table, table('orders', [6 * MINUTE]), table('mail', [6 * MINUTE, 0])];
	watch.next(look(0, tables));
	const [change] = watch.next(look(2000, tables));
	expect(change!.alert).toMatchObject({consumer: 'orders', shardId: shardIdOf(0)});
});

test('raises nothing while no table was scanned', () => {
	const watch = createAlertWatch([threshold('--alert', 'consumer-lag:5m')], 0);
	const looks = [look(0), look(60_000), look(120_000, [table('orders', [undefined])])];
	expect(looks.flatMap(one => watch.next(one))).toEqual([]);
});
