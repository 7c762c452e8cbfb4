// Makes src/Agreements.Server/Localization/ChineseText/chinese.txt: traditional characters as simplified ones and
// variants as one character; readings of characters, of words and of surnames. Run once per update of the data, in a folder where
// `npm install pinyin-pro@3.29.4 opencc-js@1.4.2` was done and pinyin.txt of github.com/mozillazg/phrase-pinyin-data (v0.19.0) lies:
// node vendor-chinese.mjs > chinese.txt
import { createRequire } from 'node:module';
import fs from 'node:fs';
import path from 'node:path';
import { own, surnames, alike, shown } from './vendor-chinese-own.mjs';

const require = createRequire(path.join(process.cwd(), 'here.js'));
const { pinyin } = require('pinyin-pro');
const OpenCC = require('opencc-js/t2cn');
const readings = path.join(path.dirname(require.resolve('pinyin-pro')), 'esm/data');
const opencc = path.join(path.dirname(require.resolve('opencc-js/t2cn')), '../esm-lib/dict');
const phrases = (await import(path.join(opencc, 'TSPhrases.js'))).default.split('|').map(e => e.split(' '));

const sorted = entries => [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
const plain = said => said.normalize('NFD').replace(/u\u0308/g, 'v').replace(/[\u0300-\u036f]/g, '').replace(/ê/g, 'e').normalize('NFC');
const hanzi = [];
for (const [from, to] of [[0x3400, 0x9fff], [0x20000, 0x323af]]) {
  for (let c = from; c <= to; c++) hanzi.push(String.fromCodePoint(c));
}

// Traditional to simplified, as the mainland writes it; what only Taiwan or Hong Kong writes otherwise (裡, 著) is alike, not the same.
const converters = ['t', 'tw', 'hk'].map(from => OpenCC.Converter({ from, to: 'cn' }));
const one = (h, list) => list.map(c => c(h)).find(s => s !== h && [...s].length === 1);
const kept = new Set('么');
const simple = new Map();
for (const h of hanzi.filter(h => h.normalize('NFKC') === h && !kept.has(h))) {
  const s = one(h, converters.slice(0, 1));
  if (s) simple.set(h, s);
}
for (const [t, s] of simple) if (simple.has(s)) simple.set(t, simple.get(s));
const byCharacters = text => [...text].map(c => simple.get(c) ?? c).join('');

// One character for all that a search takes for one. What a phrase turns into another character is alike wherever it stands: a search may
// find more than was meant, and must not lose 沈静 because 沈 is 沉 in some word.
const parent = new Map();
const root = c => (parent.has(c) && parent.get(c) !== c ? root(parent.get(c)) : c);
const join = (a, b) => {
  for (const c of [a, b]) if (!parent.has(c)) parent.set(c, c);
  parent.set(root(a), root(b));
};
for (const [t, s] of phrases.filter(([t, s]) => s && [...t].length === [...s].length)) {
  [...byCharacters(t)].forEach((c, i) => { if (c !== [...byCharacters(s)][i]) join(c, [...byCharacters(s)][i]); });
}
for (const h of hanzi.filter(h => h.normalize('NFKC') === h && !kept.has(h))) {
  const s = one(h, converters.slice(1));
  if (s && byCharacters(s) !== byCharacters(h)) join(byCharacters(h), byCharacters(s));
}
for (const group of alike) for (const c of [...group].slice(1)) join(byCharacters(c), byCharacters([...group][0]));
const preferred = c => [...parent.keys()].find(k => root(k) === root(c) && shown.includes(k)) ?? root(c);
const same = new Map([...parent.keys()].map(c => [c, preferred(c)]).filter(([c, r]) => c !== r));
const fold = text => [...byCharacters(text)].map(c => same.get(c) ?? c).join('');
for (const h of [...simple.keys(), ...same.keys()]) simple.set(h, fold(h));

// Readings. 都 is read as in a name rather than as in a sentence.
const usual = { 都: 'du', 么: 'me', 着: 'zhe' };
const said = new Map();
for (const h of hanzi.filter(h => !simple.has(h) && h.normalize('NFKC') === h)) {
  const [reading] = pinyin(h, { type: 'array', toneType: 'none', v: true, nonZh: 'removed' });
  if (/^[a-zê]+$/.test(reading ?? '')) said.set(h, usual[h] ?? plain(reading));
}

const known = new Map();
const learn = (word, reading) => known.set(fold(word), reading);
// 乾 is 干 to a search, and is read as in 乾隆 in the words in which it stays.
for (const [t, s] of phrases.filter(([, s]) => s && fold(s) !== s)) {
  const reading = pinyin(s, { type: 'array', toneType: 'none', v: true }).map(plain);
  if (reading.length === [...s].length) learn(s, reading);
}
for (const [, word, reading] of fs.readFileSync('pinyin.txt', 'utf8').matchAll(/^([\u3400-\u9fff]{2,5}): ([^#\n]+?)\s*(?:#.*)?$/gm)) {
  learn(word, plain(reading).split(' '));
}
for (const n of [2, 3, 4, 5]) {
  const dictionary = fs.readFileSync(path.join(readings, `dict${n}.mjs`), 'utf8');
  for (const [, word, reading] of dictionary.matchAll(/^\s+['"]?([\u3400-\u9fff]+)['"]?: ['"]([^'"]+)['"]/gm)) learn(word, plain(reading).split(' '));
}
for (const [word, reading] of own) learn(word, reading);
const isWhole = (word, r) => [...word].length === r.length && [...word].every(c => said.has(c)) && r.every(s => /^[a-z]+$/.test(s));
for (const [word, r] of known) if (!isWhole(word, r)) known.delete(word);
const others = new Map([...known].filter(([w, r]) => [...w].some((c, i) => said.get(c) !== r[i])));
// 学校 is no other reading, but without it 学校对口 would hold 校对: words that end where such a word begins are told too.
const begins = new Set([...others.keys()].map(w => [...w][0]));
const guards = [...known].filter(([w]) => !others.has(w) && [...w].length === 2 && begins.has([...w][1]));
// A longer word that its parts already read rightly says nothing.
const parts = (word, ofAll) => {
  const out = [];
  const c = [...word];
  for (let at = 0; at < c.length;) {
    let n = c.length - at;
    while (n > 1 && (n === c.length || !ofAll.has(c.slice(at, at + n).join('')))) n--;
    out.push(...(n > 1 ? ofAll.get(c.slice(at, at + n).join('')) : [said.get(c[at])]));
    at += n;
  }
  return out.join(' ');
};
const all = new Map([...others, ...guards]);
const ownWords = new Set(own.map(([w]) => fold(w)));
for (const [word, reading] of all) {
  if ([...word].length > 2 && !ownWords.has(word) && parts(word, all) === reading.join(' ')) all.delete(word);
}

// All readings of a character, for the first one of a person's name.
const several = new Map();
for (const h of said.keys()) {
  const all = [...new Set(pinyin(h, { type: 'array', toneType: 'none', v: true, multiple: true }).map(plain))].filter(r => /^[a-z]+$/.test(r));
  if (all.length > 1) several.set(h, all);
}

const bySyllable = [...said].reduce((m, [h, s]) => m.set(s, [...(m.get(s) ?? []), h]), new Map());
console.log('# Readings: pinyin-pro 3.29.4 (MIT, Copyright (c) 2022-present zh-lx), phrase-pinyin-data 0.19.0 (MIT, Copyright (c) 2017 mozillazg). '
  + 'Traditional to simplified: opencc-js 1.4.2 (MIT, Copyright (c) 2020-2021 The nk2028 Project), data of OpenCC (Apache-2.0).');
console.log('# Made by ops/lib/vendor-chinese.mjs; notices in chinese-licences.txt beside this file.');
console.log('[simplified]\n' + [...simple.keys()].join('') + '\n' + [...simple.values()].join(''));
console.log('[syllables]\n' + sorted(bySyllable).map(([s, h]) => `${s} ${h.join('')}`).join('\n'));
console.log('[several]\n' + sorted(several).map(([h, r]) => `${h} ${r.join(' ')}`).join('\n'));
console.log('[surnames]\n' + sorted(surnames).map(([w, r]) => `${fold(w)} ${r.join(' ')}`).join('\n'));
console.log('[words]\n' + sorted(all).map(([w, r]) => `${w} ${r.join(' ')}`).join('\n'));
