import {expect, test} from 'vitest';
import {initialViewState} from '../../../../source/ui/view/view-state.js';
import {openSession} from '../../session.js';

const ask = () => {
	const session = openSession();
	session.press('t');
	return session;
};

test('takes what is typed, character by character', () => {
	const session = ask();
	session.press('l', 'é', '😀', 'backspace', 'b');
	expect(session.view.getView().overlay).toMatchObject({typed: 'léb'});
});

test('forgets a complaint with the next character', () => {
	const session = ask();
	session.press('x', 'enter');
	expect(session.view.getView().overlay).toMatchObject({typed: 'x', complaint: 'That is not the stream’s name. Nothing was deleted.'});
	session.press('y');
	expect(session.view.getView().overlay).toMatchObject({typed: 'xy', complaint: undefined});
});

test('lets nothing scroll behind it', () => {
	const session = ask();
	const asked = session.view.getView();
	session.press('up', 'pageup');
	expect(session.view.getView()).toEqual(asked);
});

test('is gone once it is closed', () => {
	const session = ask();
	session.press('l', 'escape');
	expect(session.view.getView()).toEqual(initialViewState);
});

test('a paste is no answer', () => {
	const session = ask();
	session.paste('clickstream-lab');
	expect(session.view.getView().overlay).toMatchObject({typed: ''});
});

test('a mistyped letter is corrected where it stands', () => {
	const session = ask();
	session.type('clickstraem-lab');
	session.press('left', 'left', 'left', 'left', 'left', 'left', 'backspace', 'right', 'a');
	expect(session.frame()).toContain('> clickstream-lab');
	session.press('enter');
	expect(session.view.getView().overlay).toBeUndefined();
});
