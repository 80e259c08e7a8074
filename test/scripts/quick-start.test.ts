import {createRequire} from 'node:module';
import process from 'node:process';
import {build} from 'esbuild';
import fc from 'fast-check';
import stringWidth from 'string-width';
import {
	beforeEach,
	expect,
	test,
	vi,
} from 'vitest';
import {quickStart} from '../../scripts/quick-start/plugin.js';
import {Segmenter} from '../../scripts/quick-start/segmenter.js';
import quickStringWidth from '../../scripts/quick-start/string-width.js';
import {asciiGlyphs, unicodeGlyphs} from '../../source/ui/appearance/glyphs.js';

const glyphs = [unicodeGlyphs, asciiGlyphs].flatMap(set => JSON.stringify(Object.values(set)));
const unit = fc.oneof(fc.constantFrom(...glyphs.join('')), fc.constantFrom(...'·–—‘’“”…←↑→↓≤─┐█░■►○● aZ~'), fc.constantFrom('\u{1B}[1m', '\u{1B}[38;5;9m', '\u{1B}[', '\u{1B}]8;;', '\n', '\r'), fc.string({unit: 'grapheme', minLength: 1, maxLength: 1}));

// The bundle has it for CommonJS.
beforeEach(() => {
	vi.stubGlobal('require', createRequire(import.meta.url));
});

test('text is as wide in the bundle as string-width says', () => {
	fc.assert(fc.property(fc.array(unit).map(parts => parts.join('')), text => {
		expect(quickStringWidth(text)).toBe(stringWidth(text));
	}), {numRuns: 1000});
});

test('each sign that goes without a look is one column wide', () => {
	for (let codePoint = 0x20; codePoint < 0x26_00; codePoint++) {
		const sign = String.fromCodePoint(codePoint);
		expect([sign, quickStringWidth(sign)]).toEqual([sign, stringWidth(sign)]);
	}
});

test('options are not passed over', () => {
	expect(quickStringWidth('─', {ambiguousIsNarrow: false})).toBe(2);
});

test('the late Segmenter splits text as Intl.Segmenter does', () => {
	fc.assert(fc.property(fc.array(unit).map(parts => parts.join('')), fc.constantFrom('grapheme', 'word'), (text, granularity) => {
		const [split, expected] = [Segmenter, Intl.Segmenter].map(Kind => new Kind(undefined, {granularity}).segment(text)) as [Intl.Segments, Intl.Segments];
		expect([...split]).toEqual([...expected]);
		// Each place in the text, and one beyond.
		for (let index = 0; index <= text.length; index++) {
			expect(split.containing(index)).toEqual(expected.containing(index));
		}

		expect(split.containing()).toEqual(expected.containing());
	}), {numRuns: 1000, examples: [['e\u{301}👨‍👩‍👧 x', 'grapheme'], ['\u{1B}[1m\u{301}two words', 'grapheme'], ['two words', 'word']]});
});

test.each([
	['crypto, which is late, by the first call', 'import {createHash} from \'node:crypto\'; export const use = () => createHash(\'md5\').update(\'a\').digest(\'hex\');', [], '0cc175b9c0f1b6a831c399e269772661'],
	['zlib, which is late too, by the first look at what it has', 'import zlib from \'node:zlib\'; export const use = () => zlib.constants.Z_SYNC_FLUSH;', [], 2],
	['child_process at once for what promisify must know', 'import {exec} from \'node:child_process\'; import {promisify} from \'node:util\'; export const use = async () => (await promisify(exec)(\'echo a\')).stdout.trim();', ['node:child_process', 'node:util'], 'a'],
	['path at once', 'import path from \'node:path\'; export const use = () => path.posix.join(\'a\', \'b\');', ['node:path'], 'a/b'],
])('a bundle loads %s', async (_name, contents, loadedBefore, used) => {
	const loaded: string[] = [];
	vi.stubGlobal('load', (name: string): unknown => {
		loaded.push(name);
		return process.getBuiltinModule(name);
	});
	const {outputFiles} = await build({
		stdin: {contents, resolveDir: import.meta.dirname}, bundle: true, write: false, format: 'esm', platform: 'node', plugins: [quickStart], banner: {js: 'const require = name => load(name);'},
	});
	const {use} = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0]!.text)}`) as {use(): unknown};
	expect(loaded).toEqual(loadedBefore);
	expect(await use()).toBe(used);
	expect(loaded).toHaveLength(Math.max(1, loadedBefore.length));
});
