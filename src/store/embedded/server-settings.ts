/**
 * Settings of the server, for a small machine and for full durability. They are given on the command line and not
 * written into the cluster, so that a newer Verigraph brings newer settings.
 */
export function serverSettings(options: {
  /** Names the folder in the command line. */
  marker: string;
  port: number;
  /** Absent: no Unix socket. */
  socketDirectory?: string;
  /** Absent: no TCP. */
  listenAddress?: string;
}): string[] {
  return [
    `cluster_name=${options.marker}`,
    `port=${options.port}`,
    `listen_addresses=${options.listenAddress ?? ''}`,
    `unix_socket_directories=${options.socketDirectory ?? ''}`,
    'unix_socket_permissions=0700',

    'fsync=on',
    'synchronous_commit=on',
    'full_page_writes=on',

    'max_connections=100',
    'shared_buffers=64MB',
    // Short recovery after a crash, and a small folder.
    'max_wal_size=256MB',
    'min_wal_size=32MB',
    // These need more processes, or shared memory outside the data folder, than a small machine likes to give.
    'io_method=sync',
    'max_parallel_workers_per_gather=0',
    'max_logical_replication_workers=0',
    // POSIX shared memory on Linux is a file in /dev/shm, which containers keep small.
    `dynamic_shared_memory_type=${process.platform === 'linux' ? 'sysv' : 'posix'}`,
    'TimeZone=UTC',
    'log_timezone=UTC',

    // Personal data may stand in statements, in their parameters, and in the details of an error. So errors of
    // statements are not logged at all (the client has them), and what is logged comes without detail and context.
    'logging_collector=off',
    'log_destination=stderr',
    'log_min_messages=log',
    'log_error_verbosity=terse',
    'log_statement=none',
    'log_min_error_statement=panic',
    'log_min_duration_statement=-1',
    'log_parameter_max_length=0',
    'log_parameter_max_length_on_error=0',
    'log_checkpoints=off',
    'log_connections=',
    'log_disconnections=off',
  ];
}
