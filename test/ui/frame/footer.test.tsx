import {expect, test} from 'vitest';
import {actions} from '../../../source/actions/registry.js';
import {Footer} from '../../../source/ui/frame/footer.js';
import {boundRows} from '../../../source/ui/keys/keymap.js';
import {initialViewState, type ViewState} from '../../../source/ui/view/view-state.js';
import {COLUMNS, renderComponent} from '../render.js';
import {
	absent,
	NOON,
	resharded,
	snapshot,
} from '../snapshots.js';

const footerOf = ({at = snapshot(), view = {}, columns = COLUMNS, hasKeys = true, isReadOnly = false}: {
	readonly at?: ReturnType<typeof snapshot>;
	readonly view?: Partial<ViewState>;
	readonly columns?: number;
	readonly hasKeys?: boolean;
	readonly isReadOnly?: boolean;
}) => (
	<Footer
		snapshot={at}
		view={{...initialViewState, ...view}}
		actions={actions}
		rows={boundRows(actions, isReadOnly)}
		columns={columns}
		hasKeys={hasKeys}
	/>
);

test('the keys that do something now', () => {
	const {lastFrame, rerender} = renderComponent(footerOf({}));
	expect(lastFrame()).toMatch(/p pause.*scale to 2.*t tear down.*q quit/v);
	rerender(footerOf({at: absent()}));
	expect(lastFrame()).toContain('c create');
	expect(lastFrame()).not.toContain('tear down');
	rerender(footerOf({at: resharded(), isReadOnly: true}));
	expect(lastFrame()).not.toMatch(/scale|tear down/v);
	expect(lastFrame()).toContain('q quit');
});

test('help and quit stay on a narrow terminal', () => {
	const {lastFrame} = renderComponent(footerOf({columns: 40}));
	expect(lastFrame()).toMatch(/\? help +q quit/v);
	expect(lastFrame()!.length).toBeLessThanOrEqual(40);
});

test('news takes no key away', () => {
	const view = {notice: {text: 'scale: an update goes on', at: NOON}};
	const {lastFrame} = renderComponent(footerOf({view}));
	expect(lastFrame()).toContain('q quit');
	expect(lastFrame()).not.toContain('update goes on');
});

test('where no key can arrive it says so', () => {
	const {lastFrame} = renderComponent(footerOf({hasKeys: false}));
	expect(lastFrame()).toContain('Ctrl+C quits');
});
