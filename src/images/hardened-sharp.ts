import sharp, { type Sharp } from 'sharp';

// These settings belong to the native library, hence to the whole process and all its threads. Each is idempotent.

// Nothing of one person's picture stays in memory for the next one.
sharp.cache(false);
// Pictures are decoded side by side; a thread pool for each of them would only make all of them slower.
sharp.concurrency(1);
// An allow-list: the library can also read SVG, GIF and more, none of which is accepted, and each is a way in.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpeg',
    'VipsForeignLoadPng',
    'VipsForeignLoadWebp',
    'VipsForeignLoadTiff',
    'VipsForeignLoadHeif',
  ],
});

export { sharp as hardenedSharp };

export interface OpenPictureOptions {
  /** Checked before anything is decoded. False: not at all, for looking at the header only. */
  maxPixels: number | false;
  /** Zero-based. Absent: the first, or the one that the file itself calls its primary picture. */
  tiffPage?: number | undefined;
  /** What ends decoding. Default 'error'; 'warning' also refuses harmless faults that some phones write into each picture. */
  failOn?: 'warning' | 'error';
}

/**
 * Opens the bytes of a picture with every limit set. Nothing is decoded yet. There is no deadline: the library's own is not
 * looked at while a picture is being shrunk, and what bounds the time is the number of pixels.
 */
export function openPicture(bytes: Buffer, options: OpenPictureOptions): Sharp {
  return sharp(bytes, {
    limitInputPixels: options.maxPixels,
    failOn: options.failOn ?? 'error',
    sequentialRead: true,
    pages: 1,
    ...(options.tiffPage === undefined ? {} : { page: options.tiffPage }),
  });
}
