-- Instants are UTC ticks of 100 ns. Status is OrchestrationRuntimeStatus, History.Kind is HistoryKind.
CREATE TABLE Meta (
  Name TEXT PRIMARY KEY,
  Value INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE Instances (
  Key INTEGER PRIMARY KEY,
  Id TEXT NOT NULL UNIQUE,
  Name TEXT NOT NULL,
  Version TEXT NOT NULL,
  -- Counts continue-as-new: results that were asked for by an earlier generation are not for this one.
  Generation INTEGER NOT NULL,
  Status INTEGER NOT NULL,
  CreatedAt INTEGER NOT NULL,
  UpdatedAt INTEGER NOT NULL,
  CompletedAt INTEGER,
  StartAt INTEGER,
  Output TEXT,
  Failure TEXT,
  CustomStatus TEXT,
  Tags TEXT,
  TraceParent TEXT,
  ParentKey INTEGER,
  ParentGeneration INTEGER,
  ParentTaskId INTEGER,
  ParentId TEXT,
  ParentName TEXT
);
CREATE INDEX InstancesByCreation ON Instances (CreatedAt, Key);
CREATE INDEX InstancesByParent ON Instances (ParentKey) WHERE ParentKey IS NOT NULL;
CREATE INDEX InstancesUnfinished ON Instances (Key) WHERE Status NOT IN (1, 3, 4, 5);

-- Id is (instance key << 32) | event number: one integer-keyed tree, so that payloads lie in leaves only and a history is one range.
CREATE TABLE History (
  Id INTEGER PRIMARY KEY,
  Kind INTEGER NOT NULL,
  TaskId INTEGER,
  At INTEGER NOT NULL,
  DueAt INTEGER,
  Name TEXT,
  Target TEXT,
  Data TEXT
);

-- What came from outside an instance and was not yet consumed by a turn of it.
CREATE TABLE Inbox (
  Id INTEGER PRIMARY KEY,
  Key INTEGER NOT NULL,
  Kind INTEGER NOT NULL,
  Generation INTEGER NOT NULL,
  TaskId INTEGER,
  At INTEGER NOT NULL,
  Name TEXT,
  Data TEXT
);
