-- Activities that were running when a process died, so that one that kills the process can be told and parked.
CREATE TABLE Attempts (
  Key INTEGER NOT NULL,
  TaskId INTEGER NOT NULL,
  Crashes INTEGER NOT NULL,
  LoneStarts INTEGER NOT NULL,
  PRIMARY KEY (Key, TaskId)
) WITHOUT ROWID;

-- Was never used.
DROP TABLE Meta;
