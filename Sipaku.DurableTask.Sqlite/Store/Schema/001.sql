-- Instants are UTC ticks of 100 ns, Status is DurableTask.Core.OrchestrationStatus. Texts are UTF-8 in which a lone surrogate has its
-- own three bytes, so that ids differ here exactly where they differ in .NET. Bodies are in the library's own format (Codec/).
CREATE TABLE Instances (
  Key INTEGER PRIMARY KEY,
  Id TEXT NOT NULL UNIQUE,
  ExecutionId TEXT NOT NULL,
  -- What the instance was created with: those who wait for it know it by this one, however often it continued as new.
  FirstExecutionId TEXT NOT NULL,
  Name TEXT NOT NULL,
  Version TEXT NOT NULL,
  Status INTEGER NOT NULL,
  CreatedAt INTEGER NOT NULL,
  UpdatedAt INTEGER NOT NULL,
  CompletedAt INTEGER,
  StartAt INTEGER,
  -- How often an instance of this id was replaced by the next.
  Generation INTEGER NOT NULL,
  -- The number of the next event.
  HistoryLength INTEGER NOT NULL,
  -- How often the process that ran the orchestrator's code died in the turn that is due.
  Deaths INTEGER NOT NULL,
  ParentId TEXT,
  ParentExecutionId TEXT,
  ParentName TEXT,
  ParentVersion TEXT,
  ParentTaskId INTEGER,
  Tags BLOB,
  CustomStatus TEXT,
  Output TEXT,
  Failure BLOB
);
CREATE INDEX InstancesByCreation ON Instances (CreatedAt, Key);
CREATE INDEX InstancesUnfinished ON Instances (Key) WHERE Status NOT IN (1, 3, 4, 5);

-- Beside the instance and not in it, so that a turn does not write a large input again.
CREATE TABLE Inputs (
  Key INTEGER PRIMARY KEY,
  Input TEXT
);

-- Id is (instance key << 32) | event number: one integer-keyed tree, in which a history is one range.
CREATE TABLE History (
  Id INTEGER PRIMARY KEY,
  Event BLOB NOT NULL
);

-- What an instance has not consumed yet, timers that are not due among it.
CREATE TABLE Inbox (
  Id INTEGER PRIMARY KEY,
  Key INTEGER NOT NULL,
  -- Null for what is meant for any execution.
  ExecutionId TEXT,
  Kind INTEGER NOT NULL,
  DueAt INTEGER,
  Body BLOB NOT NULL
);
CREATE INDEX InboxByInstance ON Inbox (Key);

-- Activities that have no result yet.
CREATE TABLE Activities (
  Id INTEGER PRIMARY KEY,
  Key INTEGER NOT NULL,
  -- Hand-outs that came to nothing.
  Attempts INTEGER NOT NULL,
  Body BLOB NOT NULL
);
CREATE INDEX ActivitiesByInstance ON Activities (Key);
