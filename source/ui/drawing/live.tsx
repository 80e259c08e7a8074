import {createContext, useContext, type ReactNode} from 'react';
import type {Snapshot} from '../../monitor/snapshot.js';

export const SnapshotContext = createContext<Snapshot | undefined>(undefined);

type Props = {
	readonly children: (snapshot: Snapshot) => ReactNode;
};

/**
What is drawn from the snapshot, within what is not: a Box that React updates has Ink lay out and render the whole screen, changed or not.
*/
export const Live = ({children}: Props) => <>{children(useContext(SnapshotContext)!)}</>;
