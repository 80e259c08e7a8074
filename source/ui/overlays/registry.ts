import {about} from './about/about.js';
import {alerts} from './alerts/alerts.js';
import {newAlert} from './alerts/new-alert.js';
import {confirmation} from './confirmation/confirmation.js';
import type {AnyOverlay} from './define-overlay.js';
import {consumers} from './consumers/consumers.js';
import {exportDialog} from './export/export-dialog.js';
import {familyTree} from './family-tree/family-tree.js';
import {facts} from './facts/facts.js';
import {filterLine} from './filter-line/filter-line.js';
import {firstWrite} from './first-write/first-write.js';
import {history} from './history/history.js';
import {help} from './help/help.js';
import {join} from './join/join.js';
import {liveOffer} from './live-offer/live-offer.js';
import {labSteps} from './lab-steps/lab-steps.js';
import {leaving} from './leaving/leaving.js';
import {keyPlace} from './key-place/key-place.js';
import {palette} from './palette/palette.js';
import {recordDetail} from './record-detail/record-detail.js';
import {scaleForm} from './scale-form/scale-form.js';
import {shardSight} from './shard/shard.js';
import {startForm} from './start-form/start-form.js';
import {streamList} from './stream-list/stream-list.js';
import {writeRecord} from './write-record/write-record.js';

const all = [
	filterLine,
	recordDetail,
	exportDialog,
	facts,
	keyPlace,
	familyTree,
	shardSight,
	scaleForm,
	consumers,
	about,
	history,
	startForm,
	writeRecord,
	streamList,
	alerts,
	newAlert,
	labSteps,
	join,
	palette,
	help,
	confirmation,
	firstWrite,
	leaving,
	liveOffer,
] as const;

type Opened<Definition> = Definition extends {open(...parameters: never[]): infer State} ? NonNullable<State> : never;

/**
The state of any overlay that there is.
*/
export type Overlay = Opened<(typeof all)[number]>;

export type OverlayId = Overlay['type'];

export const overlays: readonly AnyOverlay[] = all;

const byId: ReadonlyMap<string, AnyOverlay> = new Map(overlays.map(overlay => [overlay.id, overlay]));

export const overlayOf = (id: string): AnyOverlay | undefined => byId.get(id);

/**
Asks before a dangerous action.
*/
export {confirmation as question} from './confirmation/confirmation.js';

/**
Asks before the first write of a kind to a stream that is not on this machine.
*/
export {firstWrite as writeQuestion} from './first-write/first-write.js';

/**
Asks before somebody leaves streams that cost money.
*/
export {leaving as leavingQuestion} from './leaving/leaving.js';

/**
Offers a live session instead of the demonstration.
*/
export {liveOffer} from './live-offer/live-offer.js';
