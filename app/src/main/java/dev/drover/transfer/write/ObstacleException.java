package dev.drover.transfer.write;

/** Thrown where a copy meets an obstacle before it has begun to write. */
public final class ObstacleException extends RuntimeException {

    private final transient Obstacle obstacle;

    public ObstacleException(Obstacle obstacle) {
        super(obstacle.problem());
        this.obstacle = obstacle;
    }

    public Obstacle obstacle() {
        return obstacle;
    }
}
