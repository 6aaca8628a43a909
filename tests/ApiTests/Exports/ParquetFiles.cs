using Parquet;
using Parquet.Schema;

namespace Entente.ApiTests.Exports;

/// <summary>A Parquet file read back, column by column.</summary>
internal static class ParquetFiles
{
    public static async Task<Dictionary<string, List<object?>>> ReadAsync(Stream file)
    {
        await using var reader = await ParquetReader.CreateAsync(file);
        var columns = new Dictionary<string, List<object?>>();
        foreach (var field in reader.Schema.GetDataFields())
        {
            columns[field.Name] = [];
            for (var i = 0; i < reader.RowGroupCount; i++)
            {
                using var group = reader.OpenRowGroupReader(i);
                columns[field.Name].AddRange(await ValuesAsync(group, field));
            }
        }
        return columns;
    }

    private static async Task<IEnumerable<object?>> ValuesAsync(ParquetRowGroupReader group, DataField field)
    {
        if (field.ClrType == typeof(DateTime))
        {
            return await ReadAsync<DateTime>(group, field);
        }
        if (field.ClrType == typeof(bool))
        {
            return await ReadAsync<bool>(group, field);
        }
        if (field.ClrType == typeof(long))
        {
            return await ReadAsync<long>(group, field);
        }
        var texts = new string?[group.RowCount];
        await group.ReadAsync(field, texts!);
        return texts;
    }

    private static async Task<IEnumerable<object?>> ReadAsync<T>(ParquetRowGroupReader group, DataField field)
        where T : struct
    {
        var values = new T?[group.RowCount];
        await group.ReadAsync<T>(field, values);
        return values.Cast<object?>();
    }
}
