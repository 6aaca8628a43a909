namespace Entente.Infrastructure.Triage.Learning;

/// <summary>Plain sums in a fixed order: vector instructions would add in another order on another processor.</summary>
internal static class Vectors
{
    public static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }
        return sum;
    }

    public static void Add(double[] to, double[] direction, double step)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += step * direction[i];
        }
    }

    public static double[] Along(double[] from, double[] direction, double step)
    {
        var to = new double[from.Length];
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = from[i] + (step * direction[i]);
        }
        return to;
    }
}
