/** A file system for SQLite that holds one lasting file, in memory; what else SQLite opens, it forgets. */

import type { Sqlite3Static } from '@evolu/sqlite-wasm';
import { BlockFile } from './blocks';

type Pointer = number;

/** What the types of SQLite leave out. */
interface Struct {
  readonly pointer: Pointer;
  $pMethods: Pointer;
  $xRandomness: Pointer;
  $xSleep: Pointer;
  dispose(): void;
}
interface Structs {
  readonly sqlite3_file: {
    new (at: Pointer): Struct;
    readonly structInfo: { readonly sizeof: number };
  };
  sqlite3_vfs_find(name: null): Pointer;
}

/** What the lasting file is called. */
export const LASTING = '/doorstep.sqlite3';

const LONGEST_NAME = 512;
const SECTOR = 4096;
const DAY_MS = 86_400_000;
const JULIAN_1970 = 2_440_587.5;

/** Registers the file system `name`. Nothing in it may throw: SQLite is C and would not notice. */
export function mountMirror(sqlite3: Sqlite3Static, name: string, lasting: BlockFile): void {
  const { capi, wasm } = sqlite3;
  const structs = capi as unknown as Structs;
  const files = new Map<Pointer, BlockFile>();
  const io = new capi.sqlite3_io_methods();
  (io as unknown as { $iVersion: number }).$iVersion = 1;
  sqlite3.vfs.installVfs({ io: { struct: io, methods: fileMethods(sqlite3, files) } });

  function xOpen(_vfs: Pointer, path: Pointer, at: Pointer, flags: number, told: Pointer): number {
    files.set(at, path && wasm.cstrToJs(path) === LASTING ? lasting : new BlockFile());
    const file = new structs.sqlite3_file(at);
    file.$pMethods = (io as unknown as Struct).pointer;
    file.dispose();
    wasm.poke32(told, flags);
    return capi.SQLITE_OK;
  }

  function xAccess(_vfs: Pointer, path: Pointer, _flags: number, found: Pointer): number {
    wasm.poke32(found, wasm.cstrToJs(path) === LASTING && lasting.size > 0 ? 1 : 0);
    return capi.SQLITE_OK;
  }

  const struct = newVfs(sqlite3, structs);
  const methods = { xOpen, xAccess, ...nameMethods(sqlite3) };
  sqlite3.vfs.installVfs({ vfs: { struct, methods, name } });
}

/** Randomness and sleep are those of SQLite's own. */
function newVfs({ capi }: Sqlite3Static, structs: Structs) {
  const struct = new capi.sqlite3_vfs();
  struct.$iVersion = 2;
  struct.$szOsFile = structs.sqlite3_file.structInfo.sizeof;
  struct.$mxPathname = LONGEST_NAME;
  const own = new capi.sqlite3_vfs(structs.sqlite3_vfs_find(null)) as unknown as Struct;
  const ours = struct as unknown as Struct;
  ours.$xRandomness = own.$xRandomness;
  ours.$xSleep = own.$xSleep;
  own.dispose();
  return struct;
}

function nameMethods({ capi, wasm }: Sqlite3Static) {
  return {
    xDelete: () => capi.SQLITE_OK,
    xGetLastError: () => capi.SQLITE_OK,
    xFullPathname: (_vfs: Pointer, path: Pointer, most: number, out: Pointer) =>
      wasm.cstrncpy(out, path, most) < most ? capi.SQLITE_OK : capi.SQLITE_CANTOPEN,
    xCurrentTime(_vfs: Pointer, out: Pointer) {
      wasm.poke(out, JULIAN_1970 + Date.now() / DAY_MS, 'double');
      return capi.SQLITE_OK;
    },
    xCurrentTimeInt64(_vfs: Pointer, out: Pointer) {
      wasm.poke64(out, BigInt(JULIAN_1970 * DAY_MS + Date.now()));
      return capi.SQLITE_OK;
    },
  };
}

/** Offsets and sizes come as BigInt. One connection opens the file, so locks have nobody to keep out. */
function fileMethods({ capi, wasm }: Sqlite3Static, files: Map<Pointer, BlockFile>) {
  const fileAt = (at: Pointer) => files.get(at) as BlockFile;
  const nothing = () => capi.SQLITE_OK;
  return {
    xRead(at: Pointer, into: Pointer, length: number, offset: number) {
      const bytes = wasm.heap8u().subarray(into, into + length);
      const found = fileAt(at).read(bytes, Number(offset));
      if (found === length) return capi.SQLITE_OK;
      bytes.fill(0, found);
      return capi.SQLITE_IOERR_SHORT_READ;
    },
    xWrite(at: Pointer, from: Pointer, length: number, offset: number) {
      try {
        fileAt(at).write(wasm.heap8u().subarray(from, from + length), Number(offset));
        return capi.SQLITE_OK;
      } catch {
        return capi.SQLITE_FULL; // no memory for another block
      }
    },
    xTruncate(at: Pointer, size: number) {
      fileAt(at).truncate(Number(size));
      return capi.SQLITE_OK;
    },
    xFileSize(at: Pointer, out: Pointer) {
      wasm.poke64(out, BigInt(fileAt(at).size));
      return capi.SQLITE_OK;
    },
    xCheckReservedLock(_at: Pointer, out: Pointer) {
      wasm.poke32(out, 0);
      return capi.SQLITE_OK;
    },
    xClose(at: Pointer) {
      files.delete(at);
      return capi.SQLITE_OK;
    },
    xSync: nothing,
    xLock: (_at: Pointer, _kind: number) => capi.SQLITE_OK,
    xUnlock: (_at: Pointer, _kind: number) => capi.SQLITE_OK,
    xFileControl: () => capi.SQLITE_NOTFOUND,
    xSectorSize: () => SECTOR,
    xDeviceCharacteristics: () => capi.SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN,
  };
}
