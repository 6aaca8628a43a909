namespace Entente.Infrastructure.Triage.Learning;

/// <summary>The last steps and changes of gradient, from which L-BFGS guesses the curvature (two-loop recursion).</summary>
internal sealed class QuasiNewtonMemory(int length)
{
    private readonly List<(double[] Step, double[] Change, double Rho)> _kept = [];

    public void Keep(double[] step, double[] change)
    {
        var curvature = Vectors.Dot(step, change);
        if (curvature <= 1e-12)
        {
            return;
        }
        if (_kept.Count == length)
        {
            _kept.RemoveAt(0);
        }
        _kept.Add((step, change, 1 / curvature));
    }

    public double[] Direction(double[] gradient)
    {
        var q = (double[])gradient.Clone();
        var alphas = new double[_kept.Count];
        for (var i = _kept.Count - 1; i >= 0; i--)
        {
            alphas[i] = _kept[i].Rho * Vectors.Dot(_kept[i].Step, q);
            Vectors.Add(q, _kept[i].Change, -alphas[i]);
        }
        var scale = _kept.Count == 0 ? 1 : 1 / (_kept[^1].Rho * Vectors.Dot(_kept[^1].Change, _kept[^1].Change));
        for (var i = 0; i < q.Length; i++)
        {
            q[i] *= scale;
        }
        for (var i = 0; i < _kept.Count; i++)
        {
            Vectors.Add(q, _kept[i].Step, alphas[i] - (_kept[i].Rho * Vectors.Dot(_kept[i].Change, q)));
        }
        for (var i = 0; i < q.Length; i++)
        {
            q[i] = -q[i];
        }
        return q;
    }
}
