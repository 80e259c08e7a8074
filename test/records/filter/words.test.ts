import {expect, test} from 'vitest';
import {createFilter, faultText, isFault} from '../../../source/records/filter/filter.js';

test.each([
	['a==1', '“==” is written “=”: a=1 (at character 3)'],
	['a=~x', '“=~” is written “~”: a~x (at character 3)'],
	['a===1', '“===” is written “=”: a=1 (at character 3)'],
	['a>>>b', 'a value that begins with “>>” wants quotes: a>">>b" (at character 3)'],
	['a!==1', '“!==” is written “!=”: a!=1 (at character 4)'],
	['a<>1', '“<>” is written “!=”: a!=1 (at character 3)'],
	['a=>1', '“=>” is written “>=”: a>=1 (at character 3)'],
	['a=<b', '“=<” is written “<=”: a<=b (at character 3)'],
	['a>>b', 'a value that begins with “>” wants quotes: a>">b" (at character 3)'],
	['a = 1', '“=” stands without blanks around it: a=1 (at character 3)'],
	['a == 1', '“==” stands without blanks around it: a=1 (at character 3)'],
	['a != 1', '“!=” stands without blanks around it: a!=1 (at character 3)'],
	['a >= 1', '“>=” stands without blanks around it: a>=1 (at character 3)'],
	['price > 100 b=2', '“>” stands without blanks around it: price>100 (at character 7)'],
	['a =', '“=” stands without blanks around it: a=1 (at character 3)'],
	['a =1', 'an operator stands without blanks around it: a=1 (at character 3)'],
	['a=1||b=2', '“||” is written “or”: a=1 or b=2; what holds a “||” itself wants quotes (at character 3)'],
	['a=1 || b=2', '“||” is written “or”: a=1 or b=2; what holds a “||” itself wants quotes (at character 5)'],
	['a=1|b=2', '“|” is written “or”: a=1 or b=2; what holds a “|” itself wants quotes (at character 3)'],
	['error||warn', '“||” is written “or”: a=1 or b=2; what holds a “||” itself wants quotes (at character 1)'],
	['a=1&&b=2', '“&&” is written as a blank: a=1 b=2; what holds a “&&” itself wants quotes (at character 3)'],
	['a=1 && b=2', '“&&” is written as a blank: a=1 b=2; what holds a “&&” itself wants quotes (at character 5)'],
	['a=1,user_2.id-x>2', '“,” is written as a blank: a=1 b=2; what holds a “,” itself wants quotes (at character 3)'],
	['a=1,b=2', '“,” is written as a blank: a=1 b=2; what holds a “,” itself wants quotes (at character 3)'],
	['NOT a=1', '“NOT” is written “!”: !a=1 (at character 1)'],
	['b=2 not a~x', '“not” is written “!”: !a~x (at character 5)'],
	['or a=1', '“or” stands between two conditions; the word itself wants quotes (at character 1)'],
	['a=1 or', '“or” stands between two conditions; the word itself wants quotes (at character 7)'],
	['a=1 or or b=2', '“or” stands between two conditions; the word itself wants quotes (at character 8)'],
	['a=1 and and b=2', '“and” stands between two conditions; the word itself wants quotes (at character 9)'],
	['a=1 and', '“and” stands between two conditions; the word itself wants quotes (at character 8)'],
	['(a=1 or b=2) c=3', 'there are no brackets: what stands between two “or” belongs together (at character 1)'],
	['size>1KB', 'size is a number of bytes, without a unit: size>1024 (at character 6)'],
	['size<=1.5MiB', 'size is a number of bytes, without a unit: size<=1572864 (at character 7)'],
	['size>10k', 'size is a number of bytes, without a unit: size>10240 (at character 6)'],
	['size>1.25Mb', 'size is a number of bytes, without a unit: size>1310720 (at character 6)'],
	['size<12byte', 'size is a number of bytes, without a unit: size<12 (at character 6)'],
	['size<2gBytes', 'size is a number of bytes, without a unit: size<2147483648 (at character 6)'],
	['size>v2KB', 'size is a number of bytes: size>1000 (at character 6)'],
	['size>2KB/s', 'size is a number of bytes: size>1000 (at character 6)'],
	['size=big', 'size is a number of bytes: size=1000 (at character 6)'],
	['seq>x1', 'a sequence number has digits alone: seq>4959… (at character 5)'],
	['seq<=1x', 'a sequence number has digits alone: seq<=4959… (at character 6)'],
	['seq>x', 'a sequence number has digits alone: seq>4959… (at character 5)'],
	['price>1,000', 'numbers have digits alone: price>1000 (at character 7)'],
	['price>=12,345,678', 'numbers have digits alone: price>=12345678 (at character 8)'],
	['price<1_000_000', 'numbers have digits alone: price<1000000 (at character 7)'],
	['url=\'/cart\'', 'quotes are double: url="/cart" (at character 5)'],
	['url=/cart*', '“*” stands for nothing else here: url~/cart looks within the text, and quotes around the value look for “*” itself (at character 5)'],
	['url!=*cart', '“*” stands for nothing else here: url!~cart looks within the text, and quotes around the value look for “*” itself (at character 6)'],
	['ts>2026-02-30', 'there is no date 2026-02-30 (at character 4)'],
	['ts>2026-13-01T12:00', 'there is no date 2026-13-01T12:00 (at character 4)'],
])('%s is answered with what was meant', (expression, explanation) => {
	const result = createFilter(expression);
	expect(isFault(result) && faultText(result)).toBe(explanation);
});

test.each([
	'"a==1"', 'a="=1"', '"a = 1"', '"or"', '"and"', 'a="x|b=2"', 'url="/cart*"', 'a="\'x\'"', 'not', 'not found', 'rock and roll', 'http://x?a=1&b=2', '/a||b/', '/a=1/', '12:30', 'x;y', 'a,b', '(see', 'x=y;z', 'size~1k', 'size!~1k', 'a=x\'y\'', 'a>x1,000', 'a>1,00', 'a>1,0001', 'a=1,000', 'a=*', 'a=x*y', 'a~x*', 'a>x*', 'seq=x', 'x,y z=1',
])('%s is taken as it stands', expression => {
	expect(isFault(createFilter(expression))).toBe(false);
});
