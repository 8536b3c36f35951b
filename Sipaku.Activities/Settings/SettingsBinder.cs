using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Sipaku.Activities.Settings;

/// <summary>Fills <see cref="SipakuSettings"/> from a configuration, and says of each value that cannot be used what is allowed.</summary>
internal sealed class SettingsBinder
{
    /// <summary>Settings of the same section that are somebody else's: the host's key.</summary>
    private static readonly HashSet<string> Foreign = new(StringComparer.OrdinalIgnoreCase) { "HostKey" };

    private readonly Dictionary<string, (object Owner, PropertyInfo Property)> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _problems = [];
    private readonly SipakuSettings _settings;

    private SettingsBinder(SipakuSettings settings)
    {
        _settings = settings;
        Collect(settings, "");
    }

    /// <summary>The settings there are, as paths in their section.</summary>
    public static IReadOnlyCollection<string> Names => new SettingsBinder(new SipakuSettings())._known.Keys;

    /// <summary>Reads the section into the settings.</summary>
    /// <returns>A sentence for each value that cannot be used, and for each name that is no setting.</returns>
    public static IReadOnlyList<string> Bind(IConfigurationSection section, SipakuSettings settings)
    {
        SettingsBinder binder = new(settings);
        foreach ((string path, string? value) in section.AsEnumerable(makePathsRelative: true))
        {
            if (value is not null && path.Length > 0 && !Foreign.Contains(path))
            {
                binder.Take(path, value);
            }
        }

        return binder._problems;
    }

    /// <summary>A setting as people write it.</summary>
    public static string NameOf(string path) => $"{SipakuSettings.Section}__{path.Replace(":", "__", StringComparison.Ordinal)}";

    private void Collect(object owner, string prefix)
    {
        foreach (PropertyInfo property in owner.GetType().GetProperties().Where(property => property.CanWrite && property.Name != nameof(SipakuSettings.Home)))
        {
            string path = prefix + property.Name;
            if (property.PropertyType.Namespace == typeof(SipakuSettings).Namespace && property.PropertyType.IsClass)
            {
                Collect(property.GetValue(owner)!, path + ":");
            }
            else
            {
                _known.Add(path, (owner, property));
            }
        }
    }

    private void Take(string path, string value)
    {
        MakeProfile(path);
        if (!_known.TryGetValue(path, out (object Owner, PropertyInfo Property) setting))
        {
            _problems.Add($"{NameOf(path)} is no setting; the nearest one is {NameOf(NearestName.To(path, _known.Keys.Concat(Foreign)))}.");
            return;
        }

        Type type = Nullable.GetUnderlyingType(setting.Property.PropertyType) ?? setting.Property.PropertyType;
        if (value.Length == 0 && type != typeof(string))
        {
            return;
        }

        RangeAttribute? range = setting.Property.GetCustomAttribute<RangeAttribute>();
        if (TryConvert(type, value, out object? converted) && range?.IsValid(converted) != false)
        {
            setting.Property.SetValue(setting.Owner, converted);
        }
        else
        {
            _problems.Add($"{NameOf(path)} is '{value}'; it has to be {Allowed(type, range)}.");
        }
    }

    /// <summary>Profiles come into being by their first setting.</summary>
    private void MakeProfile(string path)
    {
        if (path.Split(':') is [var section, { Length: > 0 } name, _]
            && section.Equals(nameof(SipakuSettings.Profiles), StringComparison.OrdinalIgnoreCase)
            && _settings.Profiles.TryAdd(name, new ProfileSettings()))
        {
            Collect(_settings.Profiles[name], $"{nameof(SipakuSettings.Profiles)}:{name}:");
        }
    }

    private static bool TryConvert(Type type, string value, out object? converted)
    {
        try
        {
            converted = TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value.Trim());
            return converted is double number ? double.IsFinite(number) : !type.IsEnum || Enum.IsDefined(type, converted!);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or NotSupportedException)
        {
            converted = null;
            return false;
        }
    }

    private static string Allowed(Type type, RangeAttribute? range)
    {
        if (type.IsEnum)
        {
            return string.Join(" or ", Enum.GetNames(type));
        }

        if (type == typeof(bool))
        {
            return "true or false";
        }

        string number = type == typeof(double) ? "a number" : "a whole number";
        return range is null ? number : $"{number}, {Bounds(range)}";
    }

    private static string Bounds(RangeAttribute range)
    {
        string lowest = string.Create(CultureInfo.InvariantCulture, $"{(range.MinimumIsExclusive ? "above" : "at least")} {range.Minimum}");
        return range.Maximum is int.MaxValue or double.MaxValue
            ? lowest
            : string.Create(CultureInfo.InvariantCulture, $"{lowest} and at most {range.Maximum}");
    }
}
