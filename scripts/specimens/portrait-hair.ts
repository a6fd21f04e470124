import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Colour, PortraitStyle } from './holders.js';
import { mixColours, strandColour } from './portrait-shapes.js';
import type { SeededRandom } from './random.js';
import { rgba } from './sheet.js';

function fillShape(context: SKRSContext2D, colour: Colour, trace: () => void): void {
  context.beginPath();
  trace();
  context.closePath();
  context.fillStyle = rgba(colour);
  context.fill();
}

/**
 * Six points as twelve numbers: hairs start between the first two, bend towards the next two and end between the last
 * two.
 */
type Sweep = readonly number[];

/** Many single hairs along a sweep. */
function strands(context: SKRSContext2D, style: PortraitStyle, random: SeededRandom, count: number, sweep: Sweep) {
  context.lineCap = 'round';
  for (let index = 0; index < count; index++) {
    const share = random.next();
    const along = (first: number): number => {
      const start = sweep[first] ?? 0;
      return start + ((sweep[first + 2] ?? 0) - start) * share + random.normal() * 3;
    };
    context.strokeStyle = rgba(strandColour(style, random), random.between(0.25, 0.7));
    context.lineWidth = random.between(1, 3.2);
    context.beginPath();
    context.moveTo(along(0), along(1));
    context.quadraticCurveTo(along(4), along(5), along(8), along(9));
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
    strands(context, style, random, 220, [200, 260, 230, 300, 176, 480, 240, 520, 140, 820, 270, 820]);
    strands(context, style, random, 220, [500, 260, 470, 300, 524, 480, 460, 520, 560, 820, 430, 820]);
  } else if (style.hairStyle === 'bob') {
    fillShape(context, dark, () => {
      context.moveTo(350, 156);
      context.bezierCurveTo(176, 156, 166, 340, 168, 480);
      context.bezierCurveTo(168, 560, 190, 610, 240, 616);
      context.lineTo(460, 616);
      context.bezierCurveTo(510, 610, 532, 560, 532, 480);
      context.bezierCurveTo(534, 340, 524, 156, 350, 156);
    });
    strands(context, style, random, 200, [190, 300, 230, 300, 164, 460, 220, 480, 190, 600, 270, 606]);
    strands(context, style, random, 200, [510, 300, 470, 300, 536, 460, 480, 480, 510, 600, 430, 606]);
  } else if (style.hairStyle === 'curly') {
    drawCurls(context, style, random, 260, dark);
  } else if (style.hairStyle === 'bun') {
    context.fillStyle = rgba(dark);
    context.beginPath();
    context.ellipse(350, 142, 78, 60, 0, 0, Math.PI * 2);
    context.fill();
    strands(context, style, random, 90, [280, 150, 420, 150, 320, 80, 400, 90, 400, 160, 300, 160]);
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
      strands(context, style, random, 260, [384, 160, 378, 204, 220, 190, 290, 262, 186, 470, 226, 350]);
      strands(context, style, random, 220, [384, 160, 384, 204, 480, 180, 446, 262, 514, 470, 488, 370]);
      break;
    case 'bun':
      fillShape(context, base, () => {
        context.moveTo(350 - edge, 392);
        context.bezierCurveTo(350 - edge - 14, 230, 262, 166, 350, 166);
        context.bezierCurveTo(438, 166, 350 + edge + 14, 230, 350 + edge, 392);
        context.bezierCurveTo(462, 310, 430, 254, 350, 246);
        context.bezierCurveTo(270, 254, 238, 310, 350 - edge, 392);
      });
      strands(context, style, random, 240, [350 - edge, 388, 350, 248, 240, 240, 340, 200, 300, 160, 350, 160]);
      strands(context, style, random, 240, [350 + edge, 388, 350, 248, 460, 240, 360, 200, 400, 160, 350, 160]);
      break;
    case 'short':
      fillShape(context, base, () => {
        context.moveTo(350 - edge - 2, 376);
        context.bezierCurveTo(350 - edge - 14, 300, 350 - edge - 6, 226, 264, 186);
        context.bezierCurveTo(300, 150, 412, 144, 448, 186);
        context.bezierCurveTo(350 + edge + 6, 226, 350 + edge + 14, 300, 350 + edge + 2, 376);
        context.bezierCurveTo(350 + edge - 6, 336, 350 + edge - 10, 306, 448, 276);
        context.bezierCurveTo(420, 244, 326, 240, 284, 266);
        context.bezierCurveTo(350 - edge + 10, 306, 350 - edge + 6, 336, 350 - edge - 2, 376);
      });
      strands(context, style, random, 150, [218, 372, 264, 272, 206, 320, 236, 230, 224, 290, 272, 190]);
      strands(context, style, random, 150, [482, 372, 446, 278, 494, 320, 470, 230, 478, 290, 440, 186]);
      strands(context, style, random, 300, [272, 266, 300, 238, 290, 168, 372, 140, 446, 184, 470, 286]);
      strands(context, style, random, 200, [284, 264, 446, 274, 300, 214, 430, 206, 330, 176, 458, 200]);
      break;
    case 'curly':
      drawFringeCurls(context, style, random, base);
      break;
    case 'receding':
      for (const side of [-1, 1]) {
        const x = (fromEdge: number): number => 350 + side * (edge + fromEdge);
        strands(context, style, random, 280, [x(0), 404, x(-26), 268, x(14), 340, x(0), 258, x(2), 296, x(-26), 236]);
      }
      strands(context, style, random, 70, [250, 250, 450, 250, 280, 200, 430, 200, 320, 200, 400, 206]);
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
