/** An invented person. No specimen shows anybody who lives or lived. */
export interface Holder {
  surname: string;
  givenNames: string;
  sex: 'F' | 'M' | 'X';
  /** ISO, YYYY-MM-DD. */
  dateOfBirth: string;
  placeOfBirth: string;
  /** Three letters; UTO is ICAO's own invented state. */
  nationality: string;
  heightCentimetres: number;
  portrait: PortraitStyle;
}

export type HairStyle = 'long' | 'bob' | 'bun' | 'short' | 'curly' | 'receding';

/** How the drawn portrait looks; colours are [red, green, blue], 0..255. */
export interface PortraitStyle {
  seed: number;
  skin: Colour;
  hair: Colour;
  iris: Colour;
  clothing: Colour;
  hairStyle: HairStyle;
  /** 0 none, 1 full. */
  beard: number;
  glasses: boolean;
  /** Multiplies the width of the face; 1 is average. */
  faceWidth: number;
  /** 0 smooth, 1 marked lines. */
  age: number;
}

export type Colour = [red: number, green: number, blue: number];

const FAIR: Colour = [236, 199, 172];
const OLIVE: Colour = [214, 168, 132];
const BROWN: Colour = [158, 108, 76];
const DARK: Colour = [112, 74, 52];

export const ELARA: Holder = {
  surname: 'MERIDAN',
  givenNames: 'ELARA SOLENE',
  sex: 'F',
  dateOfBirth: '1991-04-17',
  placeOfBirth: 'ZENITH',
  nationality: 'UTO',
  heightCentimetres: 168,
  portrait: {
    seed: 11,
    skin: FAIR,
    hair: [92, 56, 34],
    iris: [86, 110, 88],
    clothing: [44, 62, 92],
    hairStyle: 'long',
    beard: 0,
    glasses: false,
    faceWidth: 0.97,
    age: 0.15,
  },
};

export const TOBIAS: Holder = {
  surname: 'TREVANE OKONDU',
  givenNames: 'TOBIAS',
  sex: 'M',
  dateOfBirth: '1984-11-02',
  placeOfBirth: 'HARBOUR QUAY',
  nationality: 'UTO',
  heightCentimetres: 183,
  portrait: {
    seed: 23,
    skin: DARK,
    hair: [26, 20, 18],
    iris: [62, 38, 24],
    clothing: [214, 214, 208],
    hairStyle: 'short',
    beard: 0.7,
    glasses: false,
    faceWidth: 1.02,
    age: 0.35,
  },
};

export const MAREN: Holder = {
  surname: 'LINDQVARN',
  givenNames: 'MAREN ODETTE',
  sex: 'F',
  dateOfBirth: '1968-09-25',
  placeOfBirth: 'NORTH ISLE',
  nationality: 'UTO',
  heightCentimetres: 171,
  portrait: {
    seed: 37,
    skin: FAIR,
    hair: [176, 168, 160],
    iris: [88, 116, 142],
    clothing: [104, 44, 58],
    hairStyle: 'bob',
    beard: 0,
    glasses: true,
    faceWidth: 1,
    age: 0.8,
  },
};

export const RAFAEL: Holder = {
  surname: 'CASTELLORA',
  givenNames: 'RAFAEL IVO',
  sex: 'M',
  dateOfBirth: '1996-01-30',
  placeOfBirth: 'SOUTH TERRACE',
  nationality: 'UTO',
  heightCentimetres: 177,
  portrait: {
    seed: 41,
    skin: OLIVE,
    hair: [38, 28, 24],
    iris: [92, 62, 36],
    clothing: [58, 66, 60],
    hairStyle: 'curly',
    beard: 0.35,
    glasses: false,
    faceWidth: 0.98,
    age: 0.15,
  },
};

export const NOOR: Holder = {
  surname: 'BRAMBLEWICK',
  givenNames: 'NOOR ISELIN',
  sex: 'F',
  dateOfBirth: '1999-12-08',
  placeOfBirth: 'ZENITH',
  nationality: 'UTO',
  heightCentimetres: 164,
  portrait: {
    seed: 53,
    skin: BROWN,
    hair: [30, 22, 20],
    iris: [70, 44, 28],
    clothing: [172, 120, 52],
    hairStyle: 'bun',
    beard: 0,
    glasses: false,
    faceWidth: 0.96,
    age: 0.1,
  },
};

export const SILAS: Holder = {
  surname: 'ASHGROVE VENN',
  givenNames: 'SILAS PEREGRINE',
  sex: 'M',
  dateOfBirth: '1957-06-14',
  placeOfBirth: 'OLD MILL',
  nationality: 'UTO',
  heightCentimetres: 175,
  portrait: {
    seed: 61,
    skin: FAIR,
    hair: [190, 188, 184],
    iris: [94, 120, 140],
    clothing: [52, 54, 60],
    hairStyle: 'receding',
    beard: 0.9,
    glasses: true,
    faceWidth: 1.05,
    age: 1,
  },
};

export const JUNO: Holder = {
  surname: 'TAMARIND',
  givenNames: 'JUNO AMARA',
  sex: 'F',
  dateOfBirth: '1988-02-29',
  placeOfBirth: 'EAST HAVEN',
  nationality: 'UTO',
  heightCentimetres: 170,
  portrait: {
    seed: 71,
    skin: DARK,
    hair: [28, 20, 18],
    iris: [58, 36, 24],
    clothing: [36, 96, 92],
    hairStyle: 'curly',
    beard: 0,
    glasses: false,
    faceWidth: 0.98,
    age: 0.25,
  },
};

export const VICTOR: Holder = {
  surname: 'PELLERIN OSTROW',
  givenNames: 'VICTOR',
  sex: 'M',
  dateOfBirth: '1979-10-11',
  placeOfBirth: 'LAKE CROSSING',
  nationality: 'UTO',
  heightCentimetres: 180,
  portrait: {
    seed: 83,
    skin: OLIVE,
    hair: [64, 46, 36],
    iris: [80, 84, 70],
    clothing: [40, 48, 72],
    hairStyle: 'short',
    beard: 0.15,
    glasses: true,
    faceWidth: 1.03,
    age: 0.5,
  },
};

export const CLEMENCE: Holder = {
  surname: 'LEFAUVETTE',
  givenNames: 'CLEMENCE ALIX',
  sex: 'F',
  dateOfBirth: '1990-07-03',
  placeOfBirth: 'VILLE-EXEMPLE',
  nationality: 'FRA',
  heightCentimetres: 166,
  portrait: {
    seed: 97,
    skin: FAIR,
    hair: [140, 92, 48],
    iris: [98, 122, 140],
    clothing: [70, 70, 78],
    hairStyle: 'bob',
    beard: 0,
    glasses: false,
    faceWidth: 0.98,
    age: 0.2,
  },
};

export const ODELL: Holder = {
  surname: 'WAYFARER',
  givenNames: 'ODELL JAMES',
  sex: 'M',
  dateOfBirth: '1982-05-19',
  placeOfBirth: 'ANYTOWN',
  nationality: 'USA',
  heightCentimetres: 178,
  portrait: {
    seed: 101,
    skin: OLIVE,
    hair: [70, 50, 38],
    iris: [84, 70, 50],
    clothing: [88, 40, 40],
    hairStyle: 'short',
    beard: 0.3,
    glasses: false,
    faceWidth: 1,
    age: 0.4,
  },
};
