namespace Entente.Infrastructure.Triage.Learning;

internal static class Softmax
{
    public static void Apply(Span<double> scores)
    {
        var highest = scores[0];
        foreach (var s in scores)
        {
            highest = Math.Max(highest, s);
        }
        var sum = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = Exp(scores[i] - highest);
            sum += scores[i];
        }
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] /= sum;
        }
    }

    /// <summary>
    /// e^x for x ≤ 0 by a power series on x/2^14, squared fourteen times: additions and multiplications only, hence the same bits on every
    /// machine (the platform's own differs in the last digit from one C library to the next).
    /// </summary>
    public static double Exp(double x)
    {
        if (x < -700)
        {
            return 0;
        }
        var y = x / 16384;
        var e = 1 + (y * (1 + (y / 2 * (1 + (y / 3 * (1 + (y / 4 * (1 + (y / 5 * (1 + (y / 6)))))))))));
        for (var i = 0; i < 14; i++)
        {
            e *= e;
        }
        return e;
    }
}
