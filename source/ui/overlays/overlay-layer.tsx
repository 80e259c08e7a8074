import type {Size} from '../../size.js';
import {Live} from '../drawing/live.js';
import type {KeyHelp} from '../keys/key-row.js';
import type {ViewState} from '../view/view-state.js';
import {overlayOf} from './registry.js';

type Props = {
	readonly view: ViewState;
	/**
	The frame behind it.
	*/
	readonly frame: Size;
	readonly keys: readonly KeyHelp[];
};

/**
The open overlay, if there is one.
*/
export const OverlayLayer = ({view, frame, keys}: Props) => {
	const {overlay} = view;
	const Draw = overlay && overlayOf(overlay.type)?.Draw;
	return overlay && Draw && <Live>{snapshot => <Draw overlay={overlay} snapshot={snapshot} view={view} frame={frame} keys={keys}/>}</Live>;
};
