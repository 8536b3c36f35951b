-- A metastore of the session itself, in memory for clusters whose own one is shared or has no temporary tables (Glue Data Catalog).
-- Goes before the query. The factory is an addition of Amazon, which Apache Hive does not know, hence the first line.
SET hive.conf.validation=false;
SET hive.metastore.client.factory.class=org.apache.hadoop.hive.ql.metadata.SessionHiveMetaStoreClientFactory;
SET hive.metastore.uris=;
SET javax.jdo.option.ConnectionURL=jdbc:derby:memory:sipaku\;create=true;
SET javax.jdo.option.ConnectionDriverName=org.apache.derby.jdbc.EmbeddedDriver;
SET datanucleus.schema.autoCreateAll=true;
SET hive.metastore.schema.verification=false;

