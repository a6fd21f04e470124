import { describe, expect, test } from '@jest/globals';
import { NAME_RULES } from '../../src/domain/name-part.js';
import type { PersonName } from '../../src/domain/person-name.js';
import { compareNames } from '../../src/domain/person-name.js';

const nameOf = (parts: Partial<PersonName>): PersonName => ({
  surname: null,
  givenNames: null,
  middleName: null,
  fullName: null,
  country: null,
  fillsZone: false,
  ...parts,
});
/** `SURNAME, GIVEN NAMES`, with what else is known; without a comma it is a name that nobody divided. */
const named = (text: string, more: Partial<PersonName> = {}): PersonName => {
  const [surname = '', given] = text.split(', ');
  return nameOf({ ...(given === undefined ? { fullName: surname } : { surname, givenNames: given || null }), ...more });
};
const ruleOf = (left: PersonName, right: PersonName) => {
  const { outcome, rule } = compareNames(left, right);
  return `${outcome} ${rule}`;
};

describe('two names are the same', () => {
  test.each<[string, string, string]>([
    ['ERIKSSON, ANNA MARIA', 'Eriksson, Anna Maria', 'EQUAL'],
    // ICAO 9303 parts 4 to 7: as printed, and as in the zone.
    ['SMITH-JONES, SUSIE MARGARET', 'SMITH JONES, SUSIE MARGARET', 'EQUAL'],
    ["O'CONNOR, ENYA SIOBHAN", 'OCONNOR, ENYA SIOBHAN', 'EQUAL'],
    ['VAN DER MUELLEN, MARTIN', 'VANDERMUELLEN, MARTIN', 'DIVISION'],
    ['ARKFREITH, ', 'ARKFREITH, ', 'EQUAL'],
    ['WANG, XIAO MING', 'WANG, XIAOMING', 'DIVISION'],
    ['GARCIA, LOPEZ ANA', 'GARCIA LOPEZ, ANA', 'DIVISION'],
    ['MÜLLER, JÜRGEN', 'MUELLER, JUERGEN', 'TRANSLITERATION'],
    ['MÜLLER, JÜRGEN', 'MULLER, JURGEN', 'TRANSLITERATION'],
    ['MÜLLER, JÜRGEN', 'MUXXLLER, JUXXRGEN', 'TRANSLITERATION'],
    ['CAÑON, TÉRÈSA', 'CANXXON, TERESA', 'TRANSLITERATION'],
    ['WEIß, JÖRG', 'WEISS, JOERG', 'TRANSLITERATION'],
    ['NGUYỄN, VĂN ĐỨC', 'NGUYEN, VAN DUC', 'TRANSLITERATION'],
    ['Хуснутдинова, Юлия', 'KHUSNUTDINOVA, IULIIA', 'TRANSLITERATION'],
    ['Соловйов, Єгор', 'SOLOVIOV, YEHOR', 'TRANSLITERATION'],
    ['Фёдоров, Фёдор', 'Федоров, Федор', 'TRANSLITERATION'],
    ['الرازي, محمد', 'ALRAZY, MXHMD', 'TRANSLITERATION'],
    ['王, 小明', '王, 小明', 'EQUAL'],
    ['Παπαδόπουλος, Νίκος', 'ΠΑΠΑΔΌΠΟΥΛΟΣ, ΝΊΚΟΣ', 'EQUAL'],
  ])('%s and %s', (left, right, rule) => {
    expect(ruleOf(named(left), named(right))).toBe(`PASSED ${rule}`);
    expect(ruleOf(named(right), named(left))).toBe(`PASSED ${rule}`);
  });

  test('where one of them is not divided, in either order', () => {
    const divided = named('MERIDAN, ANNA MARIA');
    expect(ruleOf(divided, named('MERIDAN ANNA MARIA'))).toBe('PASSED EQUAL');
    expect(ruleOf(divided, named('Anna Maria Meridan'))).toBe('PASSED ORDER_OF_WHOLE');
    expect(ruleOf(named('Anna Maria Meridan'), named('MERIDAN ANNA MARIA'))).toBe('PASSED ORDER_OF_WHOLE');
    expect(ruleOf(named('Müller, Jörg'), named('JOERG MUELLER'))).toBe('PASSED ORDER_OF_WHOLE');
  });

  test('with a middle name or patronymic that stands apart in one of them', () => {
    const apart = named('Иванов, Иван', { middleName: 'Петрович' });
    expect(ruleOf(apart, named('IVANOV, IVAN PETROVICH'))).toBe('PASSED TRANSLITERATION');
    expect(ruleOf(named('IVANOV, IVAN PETROVICH', { middleName: 'PETROVICH' }), apart)).toBe('PASSED TRANSLITERATION');
    expect(ruleOf(named('IVANOV, IVAN'), apart)).toBe('NOT_RUN ABBREVIATION');
    // A patronymic in another script says nothing beside names of the zone.
    expect(ruleOf(named('IVANOV, IVAN', { middleName: 'Петрович' }), named('IVANOV, IVAN'))).toBe('PASSED EQUAL');
  });

  test('by the column of the state that issued one of them first, and by any other', () => {
    const zone = named('HRYHORENKO, HALYNA');
    expect(ruleOf(named('Григоренко, Галина', { country: 'UKR' }), zone)).toBe('PASSED TRANSLITERATION');
    expect(ruleOf(named('Григоренко, Галина', { country: 'RUS' }), zone)).toBe('PASSED TRANSLITERATION');
    expect(ruleOf(named('Шћепановић, Жарко', { country: 'SRB' }), named('SCEPANOVIC, ZARKO'))).toBe(
      'PASSED TRANSLITERATION',
    );
  });
});

describe('a name that fills its zone', () => {
  const printed = 'BENNELONG WOOLOOMOOLOO WARRANDYTE WARNAMBOOL, DINGO POTOROO';

  test.each<[string, string]>([
    // ICAO 9303 part 4, 4.2.3 and part 5.
    ['NILAVADHANANANDA, CHAYAPA DEJTHAMRONG KRASUANG', 'NILAVADHANANANDA, CHAYAPA DEJTHAMRONG K'],
    ['NILAVADHANANANDA, ARNPOL PETCH CHARONGUANG', 'NILAVADHANANANDA, ARNPOL PETCH CHARONGU'],
    [printed, 'BENNELONG WOOLOOMOOLOO WARRANDYTE W, DI'],
    [printed, 'BENNELONG WOOLOOM WARRAND WARNAM, DINGO'],
    [printed, 'BENNEL WOOLOO WARRAN WARNAM, DINGO POTO'],
    ['NILAVADHANANANDA, CHAYAPA DEJTHAMRONG KRASUANG', 'NILAVADHANANANDA, CHAYAPA DE K'],
    ['Хуснутдинова-Подъячева, Юлия Щербаковна', 'KHUSNUTDINOVA PODIEIACHEVA, IULIIA SHCH'],
    ['Müller-Lüdenscheidt, Jürgen Christoph', 'MUELLER LUEDENSCHEIDT, JUERGEN CHR'],
  ])('may be cut short: %s', (whole, cut) => {
    expect(ruleOf(named(whole), named(cut, { fillsZone: true }))).toBe('PASSED TRUNCATION');
    expect(ruleOf(named(cut, { fillsZone: true }), named(whole))).toBe('PASSED TRUNCATION');
    // One that leaves room was not cut: whoever wrote it meant less.
    expect(ruleOf(named(whole), named(cut))).not.toMatch(/^PASSED/);
  });

  test('need not be cut short', () => {
    const exact = named('PAPANDROPOULOUS, JONATHON WARREN TREVOR', { fillsZone: true });
    expect(ruleOf(exact, named('PAPANDROPOULOUS, JONATHON WARREN TREVOR'))).toBe('PASSED EQUAL');
  });

  test('differs from another all the same', () => {
    const cut = named('NILAVADHANANANDA, CHAYAPA DEJTHAMRONG K', { fillsZone: true });
    expect(ruleOf(cut, named('NILAVADHANANANDA, ARNPOL PETCH CHARONGUANG'))).toBe('FAILED DIFFERENT');
    expect(ruleOf(cut, named('PAPANDROPOULOUS, JONATHON WARREN TREVOR'))).toBe('FAILED DIFFERENT');
  });
});

describe('two names differ', () => {
  test.each<[string, string]>([
    ['ERIKSSON, ANNA MARIA', 'ERIKSEN, ANNA MARIA'],
    ['ERIKSSON, ANNA', 'ERIKSSON, HANNA'],
    ['ERIKSSON, A', 'ERIKSSON, BEATE'],
    ['SMITH, ANNA', 'SMITHSON, ANNA'],
    ['CANON, TERESA', 'CANXON, TERESA'],
    ['Иванов, Пётр', 'PETROV, IVAN'],
    ['Иванов, Иван', 'Петров, Иван'],
    ['محمد, علي', 'محمود, علي'],
    ['Παπαδόπουλος, Νίκος', 'ΠΑΠΑΔΆΚΗΣ, ΝΊΚΟΣ'],
    // A letter of a difference is a difference: nothing here measures likeness.
    ['MERIDAN, ANNA', 'MERIDEN, ANNA'],
    ['ERIKSSON, ANNA MARIA', 'ERIKSSON, ANNA LENA'],
  ])('%s and %s', (left, right) => {
    expect(ruleOf(named(left), named(right))).toBe('FAILED DIFFERENT');
    expect(ruleOf(named(right), named(left))).toBe('FAILED DIFFERENT');
  });

  test('in Han characters of one state', () => {
    const of = (text: string, country: string | null) => named(text, { country });
    expect(ruleOf(of('王小明', 'CHN'), of('王小红', 'CHN'))).toBe('FAILED DIFFERENT');
  });
});

describe('nothing can be said', () => {
  test.each<[string, PersonName, PersonName, string]>([
    ['where one has no name', named('ERIKSSON, ANNA'), nameOf({}), 'MISSING'],
    ['where neither has', nameOf({}), nameOf({}), 'MISSING'],
    ['where blanks stand for a name', named('ERIKSSON, ANNA'), named(' <<< , -'), 'MISSING'],
    ['where one lacks the given names', named('ERIKSSON, ANNA'), named('ERIKSSON, '), 'MISSING'],
    ['of initials', named('ERIKSSON, ANNA MARIA'), named('ERIKSSON, A. M.'), 'ABBREVIATION'],
    ['of a middle name that is missing', named('ERIKSSON, ANNA MARIA'), named('ERIKSSON, ANNA'), 'ABBREVIATION'],
    ['of one of two surnames', named('GARCIA LOPEZ, ANA'), named('GARCIA, ANA'), 'ABBREVIATION'],
    ['of a second name alone', named('ERIKSSON, ANNA MARIA'), named('ERIKSSON, MARIA'), 'ABBREVIATION'],
    ['of an initial in a whole name', named('MERIDAN, ANNA MARIA'), named('A MERIDAN'), 'ABBREVIATION'],
    ['of parts that may be mixed up', named('LI, WEI'), named('WEI, LI'), 'SWAPPED'],
    ['of UE against U', named('MUELLER, UTE'), named('MULLER, UTE'), 'NATIONAL_CHARACTER'],
    ['of hamza written or not', named('أحمد, علي'), named('احمد, علي'), 'NATIONAL_CHARACTER'],
    ['of another romanisation', named('Юлин, Юрий'), named('YULIN, YURIY'), 'OTHER_ROMANISATION'],
    [
      'of a passport after Bulgarian law',
      named('Щърбанов, Ясен', { country: 'BGR' }),
      named('SHTARBANOV, YASEN'),
      'OTHER_ROMANISATION',
    ],
    ['of a transcription of Arabic', named('الشماع, هاري'), named('AL-SCHAMMA, HARI'), 'TRANSCRIPTION'],
    ['of Greek against Latin', named('Ελένη, Άννα'), named('ELENI, ANNA'), 'NO_TABLE'],
    ['of Han against Latin', named('王小明'), named('WANG, XIAOMING'), 'NO_TABLE'],
    ['of Han against Hangul', named('金'), named('김'), 'NO_TABLE'],
    ['of a digit in a name', named('ERIKSSON, ANNA'), named('ERIKSS0N, ANNA'), 'NO_TABLE'],
    ['of letters that only look Latin', named('ERIKSSON, ANNA'), named('ERIKSSON, АNNA'), 'NO_TABLE'],
    [
      'of traditional and simplified forms',
      named('張偉', { country: 'TWN' }),
      named('张伟', { country: 'CHN' }),
      'VARIANT_CHARACTERS',
    ],
    ['of something too long to be a name', named('A'.repeat(200)), named('A'.repeat(201)), 'NO_TABLE'],
  ])('%s', (_, left, right, rule) => {
    expect(ruleOf(left, right)).toBe(`NOT_RUN ${rule}`);
    expect(ruleOf(right, left)).toBe(`NOT_RUN ${rule}`);
  });

  test('by the divided names, but by a whole name in the same script', () => {
    const left = named('WANG, XIAOMING', { fullName: '王小明', country: 'CHN' });
    const right = nameOf({ surname: '王', givenNames: null, fullName: '王小明', country: 'CHN' });
    expect(ruleOf(left, right)).toBe('PASSED EQUAL');
  });
});

describe('an explanation', () => {
  test('is a sentence for every rule, and holds no part of a name', () => {
    const seen = new Map<string, string>();
    const names = [
      named('ERIKSSON, ANNA MARIA'),
      named('ERIKSSON, ANNA'),
      named('ERIK SSON, ANNA'),
      named('ANNA, ERIKSSON'),
      named('ANNA ERIKSSON'),
      named('ERIKSSOEN, ANNA'),
      named('ERIKSSÖN, ANNA'),
      named('ERIKSSON, AN', { fillsZone: true }),
      named('Юлин, Юрий'),
      named('YULIN, YURIY'),
      named('محمد, علي'),
      named('王小明'),
      named('王小紅'),
      nameOf({}),
    ];
    for (const left of names) {
      for (const right of names) {
        const { rule, explanation } = compareNames(left, right);
        expect(explanation).toMatch(/^[A-Z].+\.$/);
        expect(explanation).not.toMatch(/ERIK|ANNA|YULIN|MARIA/i);
        expect(seen.get(rule) ?? explanation).toBe(explanation);
        seen.set(rule, explanation);
      }
    }
    expect([...seen.keys()].sort()).toEqual([...NAME_RULES].sort());
  });

  test('does not depend on which of the two comes first', () => {
    const parts = ['ANNA', 'MARIA', 'Müller', 'MUELLER', 'A', 'ERIKSSON', 'Иванов', 'IVANOV', 'محمد', '王'];
    const names = parts.flatMap((surname) => parts.map((given) => named(`${surname}, ${given}`)));
    for (const left of names) {
      for (const right of names.filter((_, index) => index % 3 === 0)) {
        expect(ruleOf(left, right)).toBe(ruleOf(right, left));
      }
    }
  });
});
