import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Colour, PortraitStyle } from './holders.js';
import { mixColours, traceFace } from './portrait-shapes.js';
import type { SeededRandom } from './random.js';
import { rgba } from './sheet.js';

type Point = readonly [x: number, y: number];

function strandColour(style: PortraitStyle, random: SeededRandom): Colour {
  const towards: Colour = random.next() < 0.45 ? [255, 226, 190] : [0, 0, 0];
  return mixColours(style.hair, towards, random.between(0.02, 0.26));
}

function fillShape(context: SKRSContext2D, colour: Colour, trace: () => void): void {
  context.beginPath();
  trace();
  context.closePath();
  context.fillStyle = rgba(colour);
  context.fill();
}

/** Many single hairs from around one point to around another, bent through a third. */
function strands(
  context: SKRSContext2D,
  style: PortraitStyle,
  random: SeededRandom,
  count: number,
  from: readonly [Point, Point],
  bend: readonly [Point, Point],
  to: readonly [Point, Point],
): void {
  context.lineCap = 'round';
  for (let index = 0; index < count; index++) {
    const share = random.next();
    const point = (range: readonly [Point, Point]): Point => [
      range[0][0] + (range[1][0] - range[0][0]) * share + random.normal() * 3,
      range[0][1] + (range[1][1] - range[0][1]) * share + random.normal() * 3,
    ];
    const [startX, startY] = point(from);
    const [bendX, bendY] = point(bend);
    const [endX, endY] = point(to);
    context.strokeStyle = rgba(strandColour(style, random), random.between(0.25, 0.7));
    context.lineWidth = random.between(1, 3.2);
    context.beginPath();
    context.moveTo(startX, startY);
    context.quadraticCurveTo(bendX, bendY, endX, endY);
    context.stroke();
  }
}

export function drawBackHair(context: SKRSContext2D, style: PortraitStyle, random: SeededRandom): void {
  const dark = mixColours(style.hair, [0, 0, 0], 0.35);
  if (style.hairStyle === 'long') {
    fillShape(context, dark, () => {
      context.moveTo(350, 150);
      context.bezierCurveTo(170, 150, 172, 330, 176, 450);
      context.bezierCurveTo(176, 600, 128, 700, 150, 820);
      context.lineTo(552, 820);
      context.bezierCurveTo(574, 700, 524, 600, 524, 450);
      context.bezierCurveTo(528, 330, 530, 150, 350, 150);
    });
    strands(
      context,
      style,
      random,
      220,
      [
        [200, 260],
        [230, 300],
      ],
      [
        [176, 480],
        [240, 520],
      ],
      [
        [140, 820],
        [270, 820],
      ],
    );
    strands(
      context,
      style,
      random,
      220,
      [
        [500, 260],
        [470, 300],
      ],
      [
        [524, 480],
        [460, 520],
      ],
      [
        [560, 820],
        [430, 820],
      ],
    );
  } else if (style.hairStyle === 'bob') {
    fillShape(context, dark, () => {
      context.moveTo(350, 156);
      context.bezierCurveTo(176, 156, 166, 340, 168, 480);
      context.bezierCurveTo(168, 560, 190, 610, 240, 616);
      context.lineTo(460, 616);
      context.bezierCurveTo(510, 610, 532, 560, 532, 480);
      context.bezierCurveTo(534, 340, 524, 156, 350, 156);
    });
    strands(
      context,
      style,
      random,
      200,
      [
        [190, 300],
        [230, 300],
      ],
      [
        [164, 460],
        [220, 480],
      ],
      [
        [190, 600],
        [270, 606],
      ],
    );
    strands(
      context,
      style,
      random,
      200,
      [
        [510, 300],
        [470, 300],
      ],
      [
        [536, 460],
        [480, 480],
      ],
      [
        [510, 600],
        [430, 606],
      ],
    );
  } else if (style.hairStyle === 'curly') {
    drawCurls(context, style, random, 260, dark);
  } else if (style.hairStyle === 'bun') {
    context.fillStyle = rgba(dark);
    context.beginPath();
    context.ellipse(350, 142, 78, 60, 0, 0, Math.PI * 2);
    context.fill();
    strands(
      context,
      style,
      random,
      90,
      [
        [280, 150],
        [420, 150],
      ],
      [
        [320, 80],
        [400, 90],
      ],
      [
        [400, 160],
        [300, 160],
      ],
    );
  }
}

function drawCurls(
  context: SKRSContext2D,
  style: PortraitStyle,
  random: SeededRandom,
  count: number,
  base: Colour,
): void {
  const wide = style.beard > 0 ? 0 : 46;
  context.fillStyle = rgba(base);
  context.beginPath();
  context.ellipse(350, 286 + wide, 166 + wide, 138 + wide * 1.6, 0, 0, Math.PI * 2);
  context.fill();
  context.lineCap = 'round';
  for (let index = 0; index < count; index++) {
    const angle = random.between(0, Math.PI * 2);
    const reach = random.between(0.72, 1.05);
    const x = 350 + Math.cos(angle) * (162 + wide) * reach;
    const y = 286 + wide + Math.sin(angle) * (136 + wide * 1.6) * reach;
    context.strokeStyle = rgba(strandColour(style, random), random.between(0.4, 0.85));
    context.lineWidth = random.between(2.5, 6);
    context.beginPath();
    context.arc(x, y, random.between(6, 19), angle, angle + random.between(2.4, 5));
    context.stroke();
  }
}

export function drawFrontHair(context: SKRSContext2D, style: PortraitStyle, random: SeededRandom): void {
  const base = mixColours(style.hair, [0, 0, 0], 0.12);
  const edge = 134 * style.faceWidth;
  switch (style.hairStyle) {
    case 'long':
    case 'bob':
      fillShape(context, base, () => {
        context.moveTo(382, 158);
        context.bezierCurveTo(220, 140, 180, 290, 186, 470);
        context.bezierCurveTo(204, 400, 226, 330, 262, 290);
        context.bezierCurveTo(310, 262, 350, 240, 382, 204);
        context.bezierCurveTo(420, 258, 474, 300, 494, 400);
        context.bezierCurveTo(500, 430, 506, 460, 514, 470);
        context.bezierCurveTo(522, 290, 500, 160, 382, 158);
      });
      strands(
        context,
        style,
        random,
        260,
        [
          [384, 160],
          [378, 204],
        ],
        [
          [220, 190],
          [290, 262],
        ],
        [
          [186, 470],
          [226, 350],
        ],
      );
      strands(
        context,
        style,
        random,
        220,
        [
          [384, 160],
          [384, 204],
        ],
        [
          [480, 180],
          [446, 262],
        ],
        [
          [514, 470],
          [488, 370],
        ],
      );
      break;
    case 'bun':
      fillShape(context, base, () => {
        context.moveTo(350 - edge, 392);
        context.bezierCurveTo(350 - edge - 14, 230, 262, 166, 350, 166);
        context.bezierCurveTo(438, 166, 350 + edge + 14, 230, 350 + edge, 392);
        context.bezierCurveTo(462, 310, 430, 254, 350, 246);
        context.bezierCurveTo(270, 254, 238, 310, 350 - edge, 392);
      });
      strands(
        context,
        style,
        random,
        240,
        [
          [350 - edge, 388],
          [350, 248],
        ],
        [
          [240, 240],
          [340, 200],
        ],
        [
          [300, 160],
          [350, 160],
        ],
      );
      strands(
        context,
        style,
        random,
        240,
        [
          [350 + edge, 388],
          [350, 248],
        ],
        [
          [460, 240],
          [360, 200],
        ],
        [
          [400, 160],
          [350, 160],
        ],
      );
      break;
    case 'short':
      fillShape(context, base, () => {
        context.moveTo(350 - edge - 4, 400);
        context.bezierCurveTo(350 - edge - 26, 240, 250, 160, 350, 162);
        context.bezierCurveTo(452, 160, 350 + edge + 26, 240, 350 + edge + 4, 400);
        context.bezierCurveTo(350 + edge - 4, 350, 350 + edge - 16, 300, 440, 270);
        context.bezierCurveTo(400, 254, 300, 254, 260, 270);
        context.bezierCurveTo(350 - edge + 16, 300, 350 - edge + 4, 350, 350 - edge - 4, 400);
      });
      strands(
        context,
        style,
        random,
        420,
        [
          [218, 360],
          [430, 270],
        ],
        [
          [210, 250],
          [430, 220],
        ],
        [
          [236, 210],
          [470, 180],
        ],
      );
      strands(
        context,
        style,
        random,
        260,
        [
          [482, 360],
          [300, 262],
        ],
        [
          [492, 260],
          [330, 210],
        ],
        [
          [470, 210],
          [300, 168],
        ],
      );
      break;
    case 'curly':
      drawFringeCurls(context, style, random, base);
      break;
    case 'receding':
      for (const side of [-1, 1]) {
        strands(
          context,
          style,
          random,
          260,
          [
            [350 + side * (edge + 2), 400],
            [350 + side * (edge - 30), 262],
          ],
          [
            [350 + side * (edge + 16), 340],
            [350 + side * (edge + 2), 250],
          ],
          [
            [350 + side * (edge + 6), 290],
            [350 + side * (edge - 30), 216],
          ],
        );
      }
      strands(
        context,
        style,
        random,
        70,
        [
          [250, 250],
          [450, 250],
        ],
        [
          [280, 200],
          [430, 200],
        ],
        [
          [320, 200],
          [400, 206],
        ],
      );
      break;
  }
}

function drawFringeCurls(context: SKRSContext2D, style: PortraitStyle, random: SeededRandom, base: Colour): void {
  context.lineCap = 'round';
  for (let index = 0; index < 230; index++) {
    const angle = random.between(Math.PI * 1.02, Math.PI * 1.98);
    const reach = random.between(0.82, 1.16);
    const x = 350 + Math.cos(angle) * 138 * reach;
    const y = 318 + Math.sin(angle) * 108 * reach;
    const colour = random.next() < 0.4 ? base : strandColour(style, random);
    context.strokeStyle = rgba(colour, random.between(0.65, 1));
    context.lineWidth = random.between(4, 9);
    context.beginPath();
    context.arc(x, y, random.between(6, 17), angle, angle + random.between(2.6, 5.4));
    context.stroke();
  }
}

export function drawBrows(context: SKRSContext2D, style: PortraitStyle, random: SeededRandom): void {
  const colour = mixColours(style.hair, [0, 0, 0], 0.25);
  const thickness = style.beard > 0 ? 11 : 7;
  context.lineCap = 'round';
  for (const side of [-1, 1]) {
    for (let index = 0; index < 130; index++) {
      const share = random.next();
      const x = 350 + side * (30 + share * 64) * style.faceWidth;
      const arch = Math.sin(Math.min(1, share * 1.25) * Math.PI * 0.62) * 13;
      const y = 380 - arch + random.between(-0.5, 0.5) * thickness * (1.1 - share * 0.6);
      context.strokeStyle = rgba(colour, random.between(0.35, 0.75));
      context.lineWidth = random.between(1.4, 2.6);
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(x + side * random.between(6, 12), y - 5 + share * 9);
      context.stroke();
    }
  }
}

export function drawBeard(context: SKRSContext2D, style: PortraitStyle, random: SeededRandom): void {
  if (style.beard === 0) return;
  const colour = mixColours(style.hair, [0, 0, 0], 0.1);
  const half = 132 * style.faceWidth;
  context.save();
  traceFace(context, style.faceWidth);
  context.clip();
  const count = Math.round(5200 * (0.35 + style.beard));
  for (let index = 0; index < count; index++) {
    const x = 350 + random.between(-half, half);
    const y = random.between(440, 632);
    const across = Math.abs(x - 350) / half;
    const jaw = 596 - across * across * 150;
    const moustache = y > 512 && y < 540 && across < 0.46;
    const aroundMouth = across < 0.42 && y > 536 && y < 580;
    if (y < jaw - 34 && !moustache && across < 0.8) continue;
    if (aroundMouth || (across >= 0.8 && random.next() < 0.45)) continue;
    context.strokeStyle = rgba(mixColours(colour, strandColour(style, random), 0.5), 0.12 + 0.5 * style.beard);
    context.lineWidth = 1 + style.beard * 1.1;
    const length = 2 + style.beard * 11;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + random.normal() * 2 + ((x - 350) / half) * 2, y + length);
    context.stroke();
  }
  context.restore();
}

export function drawGlasses(context: SKRSContext2D, style: PortraitStyle): void {
  context.strokeStyle = 'rgba(34, 30, 30, 0.92)';
  context.lineWidth = 6;
  for (const side of [-1, 1]) {
    const x = 350 + side * 62 * style.faceWidth;
    context.beginPath();
    context.roundRect(x - 50, 376, 100, 70, 28);
    context.fillStyle = 'rgba(220, 235, 245, 0.1)';
    context.fill();
    context.stroke();
    context.beginPath();
    context.moveTo(x + side * 50, 400);
    context.lineTo(350 + side * 136 * style.faceWidth, 396);
    context.stroke();
  }
  context.beginPath();
  context.moveTo(338, 402);
  context.quadraticCurveTo(350, 392, 362, 402);
  context.stroke();
  context.strokeStyle = 'rgba(255, 255, 255, 0.4)';
  context.lineWidth = 4;
  context.beginPath();
  context.moveTo(262, 392);
  context.lineTo(284, 386);
  context.stroke();
}
