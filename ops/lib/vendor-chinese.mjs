// Makes src/Agreements.Server/Searching/chinese.txt: traditional characters as simplified ones, readings of characters, and words
// in which a character is read otherwise. Run once per update of the packages, in a folder where `npm install pinyin-pro@3.29.4
// opencc-js@1.4.2` was done:   node vendor-chinese.mjs > chinese.txt
import { createRequire } from 'node:module';
import fs from 'node:fs';
import path from 'node:path';

const require = createRequire(path.join(process.cwd(), 'here.js'));
const { pinyin } = require('pinyin-pro');
const OpenCC = require('opencc-js/t2cn');
const dictionaries = path.join(path.dirname(require.resolve('pinyin-pro')), 'esm/data');

// Where a name is more likely than a sentence.
const usual = { 都: 'du', 么: 'me' };

// Places, institutions and words of the trade whose reading the package's words do not settle.
const own = `重庆 chong qing,长安 chang an,行业 hang ye,乐山 le shan,都江堰 du jiang yan,什邡 shi fang,犍为 qian wei,荥经 ying jing,
六安 lu an,六合 lu he,筠连 jun lian,蚌埠 beng bu,番禺 pan yu,大埔 da bu,黄陂 huang pi,东阿 dong e,铅山 yan shan,乐亭 lao ting,乐清 yue qing,
浚县 xun xian,尉氏 wei shi,会稽 kuai ji,解州 hai zhou,长子县 zhang zi xian,单县 shan xian,洪洞 hong tong,厦门 xia men,台州 tai zhou,
丽水 li shui,阆中 lang zhong,会计 kuai ji,西藏 xi zang,行知 xing zhi,银行 yin hang,商行 shang hang,农行 nong hang,校长 xiao zhang,院长 yuan zhang,
会长 hui zhang,局长 ju zhang,市长 shi zhang,音乐 yin yue,乐团 yue tuan,重组 chong zu,重建 chong jian,双重 shuang chong,调研 diao yan,调查 diao cha,
传记 zhuan ji,宝藏 bao zang,成长 cheng zhang,增长 zeng zhang,校对 jiao dui,下载 xia zai,大夫 dai fu,自行车 zi xing che,分行 fen hang,行家 hang jia,行会 hang hui`
  .split(/,\s*/).map(e => e.split(' ')).map(([word, ...said]) => [word, said]);

const hanzi = [];
for (const [from, to] of [[0x3400, 0x9fff], [0x20000, 0x323af]]) {
  for (let c = from; c <= to; c++) hanzi.push(String.fromCodePoint(c));
}

const converters = ['t', 'tw', 'hk'].map(from => OpenCC.Converter({ from, to: 'cn' }));
const simple = new Map();
for (const h of hanzi.filter(h => h.normalize('NFKC') === h && !(h in usual))) {
  const s = converters.map(c => c(h)).find(s => s !== h && [...s].length === 1);
  if (s) simple.set(h, s);
}
for (const [t, s] of simple) if (simple.has(s)) simple.set(t, simple.get(s));

const plain = said => said.normalize('NFD').replace(/u\u0308/g, 'v').replace(/[\u0300-\u036f]/g, '').replace(/ê/g, 'e').normalize('NFC');
const said = new Map();
for (const h of hanzi.filter(h => !simple.has(h) && h.normalize('NFKC') === h)) {
  const [reading] = pinyin(h, { type: 'array', toneType: 'none', v: true, nonZh: 'removed' });
  if (/^[a-zê]+$/.test(reading ?? '')) said.set(h, usual[h] ?? plain(reading));
}

const words = new Map();
for (const n of [2, 3, 4, 5]) {
  const dictionary = fs.readFileSync(path.join(dictionaries, `dict${n}.mjs`), 'utf8');
  for (const [, word, reading] of dictionary.matchAll(/^\s+['"]?([\u3400-\u9fff]+)['"]?: ['"]([^'"]+)['"]/gm)) {
    words.set([...word].map(c => simple.get(c) ?? c).join(''), plain(reading).split(' '));
  }
}
for (const [word, reading] of own) words.set(word, reading);
const differs = [...words].filter(([w, r]) => [...w].length === r.length && [...w].every(c => said.has(c)) && [...w].some((c, i) => said.get(c) !== r[i]));

const bySyllable = Map.groupBy
  ? Map.groupBy([...said.keys()], h => said.get(h))
  : [...said].reduce((m, [h, s]) => m.set(s, [...(m.get(s) ?? []), h]), new Map());
console.log('# Readings: pinyin-pro 3.29.4 (MIT, Copyright (c) 2022-present zh-lx). '
  + 'Traditional to simplified: opencc-js 1.4.2 (MIT, Copyright (c) 2020-2021 The nk2028 Project), data of OpenCC (Apache-2.0).');
console.log('# Made by ops/lib/vendor-chinese.mjs; notices in licences beside this file.');
console.log('[simplified]\n' + [...simple.keys()].join('') + '\n' + [...simple.values()].join(''));
console.log('[syllables]\n' + [...bySyllable].sort(([a], [b]) => (a < b ? -1 : 1)).map(([s, h]) => `${s} ${h.join('')}`).join('\n'));
console.log('[words]\n' + differs.sort(([a], [b]) => (a < b ? -1 : 1)).map(([w, r]) => `${w} ${r.join(' ')}`).join('\n'));
