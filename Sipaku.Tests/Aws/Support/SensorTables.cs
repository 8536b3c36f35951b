using Amazon.DynamoDBv2;
using Moq;
using Sipaku.Activities.Aws.DynamoDb;
using Sipaku.Activities.Ports;
using Sipaku.Activities.Settings;

namespace Sipaku.Tests.Aws.Support;

/// <summary>Sensor tables that are scanned.</summary>
internal static class SensorTables
{
    public static DynamoDbSensorTable Create(IAmazonDynamoDB dynamo, SipakuSettings settings, TimeProvider? time = null)
    {
        time ??= TimeProvider.System;
        return new DynamoDbSensorTable(dynamo, new PointInTimeExport(dynamo, Mock.Of<IObjectStore>(), settings, time), settings, time);
    }
}
