import {createContext, useContext, type ReactNode} from 'react';
import type {Snapshot} from '../../monitor/snapshot.js';

export const SnapshotContext = createContext<Snapshot | undefined>(undefined);

type Props = {
	readonly children: (snapshot: Snapshot) => ReactNode;
};

/**
The part that is drawn from the snapshot. Its parent does not change with it: when React updates a Box, Ink lays out and renders the whole screen.
*/
export const Live = ({children}: Props) => <>{children(useContext(SnapshotContext)!)}</>;
