using Sipaku.Activities.Local.Import.Texts;

namespace Sipaku.Activities.Local.Import.Tables;

/// <summary>The sources whose columns are known. docs/readings.md has the same table for users.</summary>
internal static class Profiles
{
    private const string MicrogramsPerCubicMetre = "µg/m³";

    // What networks write for a failed measurement; 985 is the US embassy monitor's.
    private static readonly double[] Errors = [-999, -9999, -99, 985];

    /// <summary>A table with one value column and usual names, or names that the user gives.</summary>
    public static Profile Table { get; } = new("table")
    {
        Date = ["tanggal", "date", "datetime", "date_time", "date time", "timestamp", "time_stamp", "datum", "fecha", "created_at", "waktu", "time", "utc", "local"],
        Time = ["waktu", "time", "jam", "hour", "zeit", "uhrzeit", "hora"],
        TimeIsOptional = true,
        Value = ["value"],
        Station =
        [
            "station", "station_id", "stationid", "stasiun", "lokasi", "location", "location_id", "locationid", "site", "site_id", "sensor_id", "sensor_index", "device_id",
        ],
        Pollutant = ["parameter", "pollutant", "polutan"],
        Unit = ["unit", "units", "satuan", "einheit"],
    };

    /// <summary>The original's own table.</summary>
    public static Profile Sipaku { get; } = new("Sipaku")
    {
        Date = ["tanggal"],
        Time = ["waktu"],
        Value = ["value"],
        Station = Table.Station,
        Pollutant = Table.Pollutant,
        Unit = Table.Unit,
    };

    /// <summary>All, in the order in which they are tried.</summary>
    public static IReadOnlyList<Profile> All { get; } =
    [
        Sipaku,
        new("OpenAQ v3")
        {
            Date = ["datetime", "datetimeLocal", "datetimeUtc", "period.datetimeFrom.local", "period.datetimeFrom.utc"],
            Value = ["value"],
            Needs = ["location_id|parameter.name", "parameter|parameter.name", "units|unit|parameter.units"],
            Station = ["location_id", "sensors_id"],
            Pollutant = ["parameter", "parameter.name"],
            Unit = ["units", "unit", "parameter.units"],
            Sentinels = Errors,
        },
        new("OpenAQ v2")
        {
            Date = ["local", "date.local", "utc", "date.utc"],
            Value = ["value"],
            Needs = ["location|locationId", "parameter", "unit"],
            Station = ["locationId", "location"],
            Pollutant = ["parameter"],
            Unit = ["unit"],
            Sentinels = Errors,
        },
        new("EPA AQS")
        {
            Date = ["Date Local", "date_local"],
            Time = ["Time Local", "time_local"],
            Value = ["Sample Measurement", "sample_measurement"],
            Needs = ["Parameter Name|parameter", "Site Num|site_number"],
            Station = ["State Code", "state_code", "County Code", "county_code", "Site Num", "site_number", "POC"],
            Pollutant = ["Parameter Name", "parameter"],
            Unit = ["Units of Measure", "units_of_measure"],
            Sentinels = [-999, -9999],
        },
        new("EPA AQS daily")
        {
            Date = ["Date Local", "date_local"],
            Value = ["Arithmetic Mean", "arithmetic_mean"],
            Needs = ["Parameter Name|parameter", "Site Num|site_number"],
            Station = ["State Code", "state_code", "County Code", "county_code", "Site Num", "site_number", "POC", "Sample Duration", "Pollutant Standard"],
            Pollutant = ["Parameter Name", "parameter"],
            Unit = ["Units of Measure", "units_of_measure"],
            Sentinels = [-999, -9999],
        },
        new("EPA AirData")
        {
            Date = ["Date"],
            Value =
            [
                "Daily Mean PM2.5 Concentration", "Daily Mean PM10 Concentration", "Daily Max 8-hour Ozone Concentration", "Daily Max 1-hour NO2 Concentration",
                "Daily Max 1-hour SO2 Concentration", "Daily Max 8-hour CO Concentration",
            ],
            Needs = ["Site ID", "POC"],
            Station = ["Site ID", "POC"],
            Pollutant = ["AQS Parameter Description", "AQS_PARAMETER_DESC"],
            Unit = ["Units", "UNITS"],
            Orders = DateOrders.MonthDayYear | DateOrders.YearMonthDay,
        },
        new("PurpleAir")
        {
            Date = ["time_stamp", "created_at"],
            Value = ["pm2.5_atm", "pm2.5_alt", "pm2.5_cf_1", "pm2.5", "PM2.5_ATM_ug/m3", "PM2.5_CF1_ug/m3", "PM2.5 (ATM)", "PM2.5 (CF=1)"],
            Station = ["sensor_index"],
            UnitOfAll = MicrogramsPerCubicMetre,
            Sentinels = [-999],
        },
        new("sensor.community")
        {
            Date = ["timestamp"],
            Value = ["P2"],
            Needs = ["sensor_id", "sensor_type"],
            Station = ["sensor_id"],
            Measures = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["P1"] = "PM10", ["P2"] = "PM2.5", ["P0"] = "PM1" },
            UnitOfAll = MicrogramsPerCubicMetre,
            Sentinels = [-999],
            MissingWords = ["unknown", "unavailable"],
        },
        new("Jakarta ISPU")
        {
            Date = ["tanggal", "periode_data"],
            Month = ["periode_data"],
            Value = ["max"],
            Needs = ["pm10|pm_10|pm_sepuluh|pm25|pm_duakomalima", "categori|category|kategori"],
            Station = ["stasiun", "lokasi_spku", "lokasi", "location"],
            // Its columns are indices, also those that are named after a pollutant.
            MeasureOfAll = "ISPU",
            // Days without data have an index of 0 and the category TIDAK ADA DATA.
            Sentinels = [0, -999],
            MissingWords = ["-", "--", "TIDAK ADA DATA"],
        },
        new("Beijing PRSA")
        {
            DateParts = ["year", "month", "day", "hour"],
            Value = ["PM2.5", "PM_US Post"],
            Station = ["station"],
            UnitOfAll = MicrogramsPerCubicMetre,
            Sentinels = [-999],
        },
        new("UCI Air Quality")
        {
            Date = ["Date"],
            Time = ["Time"],
            Value = ["CO(GT)"],
            Needs = ["PT08.S1(CO)"],
            Sentinels = [-200],
            Orders = DateOrders.DayMonthYear | DateOrders.YearMonthDay,
        },
        new("UK-AIR")
        {
            Date = ["Date"],
            Time = ["time"],
            Value =
            [
                "PM<sub>2.5</sub> particulate matter (Hourly measured)", "PM<sub>2.5</sub> (Hourly measured)", "PM2.5 particulate matter (Hourly measured)", "PM<sub>2.5</sub>", "PM2.5",
                "PM<sub>10</sub> particulate matter (Hourly measured)", "PM<sub>10</sub>", "PM10", "Nitrogen dioxide", "Ozone", "Sulphur dioxide",
            ],
            Needs = ["status"],
            Unit = ["unit"],
            Sentinels = [-99, -999, -9999],
            MissingWords = ["No data"],
            IsHourEnding = true,
            Orders = DateOrders.DayMonthYear | DateOrders.YearMonthDay,
        },
        new("openair")
        {
            Date = ["date"],
            Value = ["pm2.5", "pm10", "no2", "o3", "so2"],
            Needs = ["site", "code"],
            Station = ["code"],
            UnitOfAll = MicrogramsPerCubicMetre,
            Sentinels = [-999, -9999],
        },
        Table,
    ];
}
