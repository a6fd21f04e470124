import { crc32, deflateRawSync } from 'node:zlib';

export interface FileToZip {
  name: string;
  content: Buffer | string;
  /** Default true. */
  packed?: boolean;
  /** What the directory says in place of the truth. */
  claims?: { byteLength?: number; crc32?: number; localOffset?: number; flags?: number; method?: number };
}

/** A ZIP archive as the application note of PKWARE describes it, or one that lies where told to. */
export function zipOf(files: readonly FileToZip[], comment = ''): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, packed = true, claims = {} } of files) {
    const bytes = Buffer.from(content);
    const body = packed ? deflateRawSync(bytes) : bytes;
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(claims.flags ?? 0, 2);
    common.writeUInt16LE(claims.method ?? (packed ? 8 : 0), 4);
    common.writeUInt32LE(claims.crc32 ?? crc32(bytes), 10);
    common.writeUInt32LE(body.length, 14);
    common.writeUInt32LE(claims.byteLength ?? bytes.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(claims.localOffset ?? offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, tail, nameBytes);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), common, nameBytes, body);
    offset += 30 + nameBytes.length + body.length;
  }
  const directoryBytes = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, directoryBytes, end, Buffer.from(comment, 'latin1')]);
}
