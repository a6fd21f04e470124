import { spawn, type StdioOptions } from 'node:child_process';

export interface ProgramOptions {
  uid?: number | undefined;
  gid?: number | undefined;
  /** Open files handed down, the first one as number 3. */
  descriptors?: readonly number[];
}

export interface ProgramResult {
  /** Absent where a signal ended the program or it never ran. */
  exitCode?: number;
  /** The system's name for what kept the program from running, such as ENOENT. */
  spawnErrorCode?: string;
  output: string;
}

/** Runs a short-lived program to its end. A failure is a value, for the caller decides what it means. */
export async function runProgram(
  command: string,
  programArguments: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramResult> {
  const stdio: StdioOptions = ['ignore', 'pipe', 'pipe', ...(options.descriptors ?? [])];
  return new Promise((resolve) => {
    let output = '';
    const failed = (error: unknown) => {
      const code = (error as NodeJS.ErrnoException).code ?? 'UNKNOWN';
      resolve({ spawnErrorCode: code, output });
    };
    try {
      const child = spawn(command, programArguments, {
        stdio,
        ...(options.uid === undefined ? {} : { uid: options.uid }),
        ...(options.gid === undefined ? {} : { gid: options.gid }),
      });
      const collect = (chunk: Buffer) => {
        output += chunk.toString('utf8');
      };
      child.stdout?.on('data', collect);
      child.stderr?.on('data', collect);
      child.on('error', failed);
      child.on('close', (exitCode) => resolve({ output, ...(exitCode === null ? {} : { exitCode }) }));
    } catch (error) {
      // Node throws at once, not through the event, where the caller may not change its uid.
      failed(error);
    }
  });
}
