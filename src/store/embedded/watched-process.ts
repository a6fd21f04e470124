import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import type { ServerAccount } from './server-account.js';

export interface WatchedProcess {
  /** Resolves when the program has gone; `signal` is set where the watchdog itself was killed. */
  readonly ended: Promise<{ exitCode: number | null; signal: NodeJS.Signals | null; error?: Error }>;
  /** Asks the watchdog to stop the program, as our death would, and waits until both have gone. */
  stop(): ReturnType<WatchedProcess['stopped']>;
  stopped(): WatchedProcess['ended'];
}

/**
 * The watchdog: a shell in a session of its own, so that Ctrl-C and a closed terminal do not reach it or the program.
 * It starts the program as its child, and a second shell waits for the end of our pipe, which comes when we stop the
 * program or die in whatever way. SIGINT ends PostgreSQL cleanly and disconnects clients; should that hang, SIGQUIT
 * and SIGKILL follow. SIGINT is repeated, for one that comes before PostgreSQL has set its handlers is lost. A shell needs one megabyte where Node would need forty, and initdb needs a shell anyway.
 * Descriptor 3 is the server's lock: the shell that waits does not keep it, so it is free once the program has gone.
 */
const watchdogScript = `
trap '' HUP INT TERM QUIT PIPE
exec 4<&0 </dev/null
"$@" 4<&- &
program=$!
(
  exec 3>&-
  while read -r _; do :; done <&4
  seconds=0
  while kill -0 $program 2>/dev/null; do
    [ $seconds -lt 30 ] && kill -INT $program
    [ $seconds -eq 30 ] && kill -QUIT $program
    [ $seconds -eq 40 ] && kill -KILL $program
    seconds=$((seconds + 1))
    sleep 1
  done
) &
waiter=$!
exec 4<&-
wait $program
exitCode=$?
kill -KILL $waiter
exit $exitCode
`;

export function startWatched(
  command: readonly string[],
  options: {
    workingDirectory: string;
    account: ServerAccount | undefined;
    logDescriptor: number;
    lockDescriptor: number;
  },
): WatchedProcess {
  const { account } = options;
  const child = spawn('/bin/sh', ['-c', watchdogScript, 'verigraph-postgresql-watchdog', ...command], {
    cwd: options.workingDirectory,
    detached: true,
    stdio: ['pipe', options.logDescriptor, options.logDescriptor, options.lockDescriptor],
    // Nothing of our own environment: it may hold secrets, and PG* variables would change the server.
    env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
  });
  const ended: WatchedProcess['ended'] = new Promise((resolve) => {
    child.once('exit', (exitCode, signal) => resolve({ exitCode, signal }));
    child.once('error', (error) => resolve({ exitCode: null, signal: null, error }));
  });
  // A write end that breaks because the watchdog went first is not a fault of ours.
  child.stdin?.on('error', () => undefined);
  // A server that nobody waits for does not keep our process alive.
  child.unref();
  (child.stdin as Socket | null)?.unref();
  const stopped = () => {
    child.ref();
    return ended;
  };
  return {
    ended,
    stopped,
    stop() {
      child.stdin?.destroy();
      return stopped();
    },
  };
}
